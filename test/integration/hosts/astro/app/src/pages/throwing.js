export const GET = () => {
  throw new Error('thrown by a handler')
}
