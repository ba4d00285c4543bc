export default () => <h1>served</h1>
