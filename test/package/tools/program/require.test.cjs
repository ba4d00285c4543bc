/* global test */
const ran = require('./require.cjs')

test('the program runs', () => ran)
