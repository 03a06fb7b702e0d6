/** @jest-environment jsdom */
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { Select } from '../../src/ui/select';
import { Sheet } from '../../src/ui/sheet';

const CHOICES = [{ value: 'a', label: '甲' }] as const;

/** A form over a page, with a choice that opens over the form; `turn` draws the form again without closing anything. */
function Form() {
  const [open, setOpen] = useState(true);
  const [turn, setTurn] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setTurn(turn + 1)}>
        再画一次
      </button>
      <Sheet open={open} title={`表单 ${turn}`} onClose={() => setOpen(false)}>
        <Select label="岗位" choices={CHOICES} value={undefined} onChoose={() => undefined} />
      </Sheet>
    </>
  );
}

const shown = (): string[] => screen.queryAllByRole('dialog').map((one) => one.getAttribute('aria-label') ?? '');
const press = (key: string): boolean => fireEvent.keyDown(window, { key });

test('Esc closes the topmost sheet only, however often the one below was drawn', () => {
  render(<Form />);
  fireEvent.click(screen.getByRole('button', { name: '岗位，请选择' }));
  fireEvent.click(screen.getByText('再画一次'));
  expect(shown()).toEqual(['表单 1', '岗位']);
  press('Enter');
  expect(shown()).toEqual(['表单 1', '岗位']);
  press('Escape');
  expect(shown()).toEqual(['表单 1']);
  press('Escape');
  expect(shown()).toEqual([]);
  press('Escape');
});
