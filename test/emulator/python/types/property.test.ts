import { expect, test } from 'vitest';
import { resultOf } from '../table.ts';

const CLASS = `
class A:
  def __init__(self): self.held = 1
  @property
  def x(self): return self.held
  @x.setter
  def x(self, value): self.held = value
  @x.deleter
  def x(self): self.held = None
  @property
  def fixed(self): return 0
  @staticmethod
  def plain(value): return value
  @classmethod
  def make(cls, value): return cls, value
a = A()
`;

test('a property is read, written and deleted by its functions', () => {
  expect(resultOf(`${CLASS}a.x = 5\nr = [a.x]\ndel a.x\nr.append(a.x)`)).toBe('[5, None]');
});

test('a property without a setter cannot be written', () => {
  expect(resultOf(`${CLASS}a.fixed = 5`)).toBe("AttributeError: 'A' object has no attribute 'fixed'");
});

test('a property is itself when the class is asked for it', () => {
  expect(resultOf(`${CLASS}r = A.x`)).toBe('<property>');
});

test('static methods get no self, class methods get the class', () => {
  expect(resultOf(`${CLASS}r = a.plain(3), A.plain(4), a.make(5), A.make(6)`)).toBe(
    "(3, 4, (<class 'A'>, 5), (<class 'A'>, 6))",
  );
});
