import { expect, test } from 'vitest'
import { readKey } from './keys'

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false })
const number = { inText: false, inNumber: true }
const text = { inText: true, inNumber: false }
const elsewhere = { inText: false, inNumber: false }

test('a letter jumps to its field, also from inside a number', () => {
  expect(readKey(press('t'), number, true)).toEqual({ act: 'jump', letter: 't' })
  expect(readKey(press('H'), elsewhere, true)).toEqual({ act: 'jump', letter: 'h' })
})

test('letters are letters in a reason, and Ctrl Enter saves from anywhere', () => {
  expect(readKey(press('t'), text, true)).toBeNull()
  expect(readKey(press('Enter', true), text, true)).toEqual({ act: 'save' })
  expect(readKey(press('Enter', true), number, false)).toEqual({ act: 'save' })
})

test('single keys can be switched off; Enter still takes the suggestion', () => {
  expect(readKey(press('h'), elsewhere, false)).toBeNull()
  expect(readKey(press('y'), number, false)).toBeNull()
  expect(readKey(press('Enter'), number, false)).toEqual({ act: 'use_or_next' })
})

test('U marks only a number as unrecordable', () => {
  expect(readKey(press('u'), number, true)).toEqual({ act: 'unrecordable' })
  expect(readKey(press('u'), elsewhere, true)).toBeNull()
})
