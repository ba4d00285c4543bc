/** Moves the focus to the verdict, because the button that had it disappears. */
export const focusVerdict = (): void => {
  // Once the page shows the change.
  setTimeout(() => {
    document.querySelector<HTMLElement>('#verdict-title')?.focus({ preventScroll: true })
  })
}
