import { expect, test } from 'vitest'
import { answerForKey } from './answer-keys'

const restlessness = { kind: 'options', options: [0, 1, 3, 5].map((value) => ({ value, label: `${value}` })) } as const
const zeroToTen = { kind: 'range', min: 0, max: 10, step: 1 } as const

test('a digit scores and moves on, 0 included', () => {
  expect(answerForKey(restlessness, '3', null)).toEqual({ answer: 3, moveOn: true })
  expect(answerForKey(restlessness, '0', null)).toEqual({ answer: 0, moveOn: true })
})

test('a point that the item skips is refused in words', () => {
  expect(answerForKey(restlessness, '2', null)).toEqual({
    refused: '2 is not a score of this item. Scores: 0, 1, 3, 5.',
  })
})

test('on a scale to ten a 1 waits, and 1 then 0 is ten', () => {
  expect(answerForKey(zeroToTen, '1', null)).toEqual({ answer: 1, moveOn: false })
  expect(answerForKey(zeroToTen, '0', '1')).toEqual({ answer: 10, moveOn: true })
  expect(answerForKey(zeroToTen, '5', '1')).toEqual({ answer: 5, moveOn: true })
})

test('minus and a digit score below zero where the item allows it', () => {
  const rass = { kind: 'options', options: [-2, -1, 0, 1].map((value) => ({ value, label: '' })) } as const
  expect(answerForKey(rass, '2', '-')).toEqual({ answer: -2, moveOn: true })
  expect(answerForKey(rass, '5', '-')).toMatchObject({ refused: expect.stringContaining('-5') })
})

test('yes and no by letter or by 1 and 0; other letters do nothing', () => {
  const yesNo = { kind: 'boolean', scoresOn: true } as const
  expect(answerForKey(yesNo, 'y', null)).toEqual({ answer: true, moveOn: true })
  expect(answerForKey(yesNo, '0', null)).toEqual({ answer: false, moveOn: true })
  expect(answerForKey(yesNo, 'x', null)).toBeNull()
})
