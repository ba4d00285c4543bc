export const loader = () => {
  throw new Error('thrown by a handler')
}
