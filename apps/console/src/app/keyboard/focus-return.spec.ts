/** @jest-environment jsdom */
import { FocusReturn } from './focus-return';

describe('the focus after a field', () => {
  const place = (tag: 'button' | 'input') => document.body.appendChild(document.createElement(tag));
  const [row, other, field] = [place('button'), place('button'), place('input')];

  it('comes back where it was', () => {
    const back = new FocusReturn();
    row.focus();
    back.enter(field);
    expect(document.activeElement).toBe(field);
    back.enter(field);
    back.leave(field);
    expect(document.activeElement).toBe(row);
  });

  it('stays where a hand has put it, and goes nowhere when the place is gone', () => {
    const back = new FocusReturn();
    row.focus();
    back.enter(field);
    other.focus();
    field.focus();
    back.leave(field);
    expect(document.activeElement).toBe(document.body);

    other.focus();
    back.enter(field);
    other.remove();
    back.leave(field);
    expect(document.activeElement).toBe(document.body);
  });
});
