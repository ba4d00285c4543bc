// Packages without types, as far as the tests use them.

declare module 'express4' {
  import express from 'express'
  export default express
}
