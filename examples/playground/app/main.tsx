import { render } from 'preact'
import './styles/base.css'
import { current } from './state.js'

const App = () => <pre>{current.value.policy}</pre>

render(<App />, document.body)
