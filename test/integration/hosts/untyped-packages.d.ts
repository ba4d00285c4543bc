// Types for packages without types: only what the tests use.

declare module 'express4' {
  import express from 'express'
  export default express
}
