// React Router: app/root.jsx, beside the component. For version 7, set `future: { v8_middleware: true }`.
import { cors } from 'allow-origin/fetch'

const handleCors = cors({ origin: 'https://app.example.com', credentials: true })

/** @type {((context: { request: Request }, next: () => Promise<Response>) => Promise<Response>)[]} */
export const middleware = [({ request }, next) => handleCors(request, next)]
