import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import { Search } from 'lucide-react';
import { useRef } from 'react';
import { useKeys } from '#renderer/lib/keys.ts';
import { KeyCap } from './key-cap.tsx';

/** The page's search: `/` goes to it, Esc empties it, ↓ or Enter leads into the list beneath. */
export function SearchBox(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly autoFocus?: boolean | undefined;
}) {
  const input = useRef<HTMLInputElement>(null);
  const enter = () => {
    input.current?.focus();
    input.current?.select();
  };
  useKeys([{ combo: '/', label: props.label, run: enter }]);
  return (
    <div className="search-field">
      <OutlinedInput
        fullWidth
        inputRef={input}
        type="text"
        value={props.value}
        placeholder={props.placeholder ?? props.label}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && props.value !== '') {
            props.onChange('');
            event.preventDefault();
          } else if (event.key === 'Escape') {
            input.current?.blur();
            event.preventDefault();
          } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
            input.current?.closest('.page')?.querySelector<HTMLElement>('[role="grid"]')?.focus();
            event.preventDefault();
          }
        }}
        {...(props.autoFocus === true ? { autoFocus: true } : {})}
        startAdornment={
          <InputAdornment position="start">
            <Search size={15} aria-hidden />
          </InputAdornment>
        }
        endAdornment={<KeyCap combo="/" />}
        slotProps={{ input: { 'aria-label': props.label, spellCheck: false, role: 'searchbox' } }}
      />
    </div>
  );
}
