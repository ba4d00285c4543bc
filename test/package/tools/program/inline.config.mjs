// Vitest then transforms the package itself, instead of having Node import it.
export default { test: { server: { deps: { inline: ['allow-origin'] } } } }
