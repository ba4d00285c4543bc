import { route } from '@react-router/dev/routes'

export default [
  route('item', './routes/item.js'),
  route('route', './routes/item.js', { id: 'route' }),
  route('cached.txt', './routes/cached.js'),
  route('throwing', './routes/throwing.js'),
  route('upload', './routes/upload.js'),
  route('page', './routes/page.jsx'),
  route('*', './routes/missing.js'),
]
