/** Whether the page is a folder of plain files, without the playground's server. `build.js` defines it. */
declare const IS_STATIC: boolean
