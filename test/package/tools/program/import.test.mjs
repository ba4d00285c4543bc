/* global test */
import { ran } from './import.mjs'

test('the program runs', () => ran)
