/** Lets the process exit before a timer ends. In workers and browsers, a timer is a number. */
export function doNotWaitFor(timer: unknown): void {
  if (typeof timer === 'object') (timer as Partial<NodeJS.Timeout>).unref?.()
}
