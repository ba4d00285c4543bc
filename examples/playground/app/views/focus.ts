/** Moves the focus to the verdict and shows it, because the button that had the focus disappears. */
export const focusVerdict = (): void => {
  // Once the page shows the change.
  setTimeout(() => {
    document.querySelector<HTMLElement>('#verdict-title')?.focus({ preventScroll: true })
    // The title alone would be at the edge of the screen.
    document.querySelector('#verdict')?.scrollIntoView({ block: 'nearest' })
  })
}
