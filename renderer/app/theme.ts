import { createTheme, type Theme } from '@mui/material/styles';
import { cssVariables, DARK, LIGHT, type Tokens } from './tokens.ts';

export const FONT = "'Inter', 'Segoe UI', system-ui, sans-serif";
export const MONO = "'JetBrains Mono', ui-monospace, 'Cascadia Mono', Menlo, monospace";

/** MUI, made ours once: density, type, palette, focus ring. Pages carry no styling of their own. */
export function makeTheme(mode: 'light' | 'dark'): Theme {
  const t = mode === 'light' ? LIGHT : DARK;
  return createTheme({
    palette: {
      mode,
      primary: { main: t.accent, dark: t.accentHover, contrastText: t.onAccent },
      error: { main: t.stops },
      warning: { main: t.warns },
      success: { main: t.fine },
      info: { main: t.informs },
      text: { primary: t.ink, secondary: t.ink2, disabled: t.ink3 },
      background: { default: t.ground, paper: t.panel },
      divider: t.hairline,
    },
    typography: {
      fontFamily: FONT,
      fontSize: 13,
      htmlFontSize: 13,
      body1: { fontSize: 13, lineHeight: 1.45 },
      body2: { fontSize: 12, lineHeight: 1.45 },
      button: { fontSize: 13, fontWeight: 600, textTransform: 'none', letterSpacing: 0 },
    },
    shape: { borderRadius: 5 },
    spacing: 4,
    shadows: NO_SHADOWS,
    transitions: { create: () => 'none' },
    components: components(t),
  });
}

// MUI wants 25 levels of shadow; this design has none, borders separate.
const NO_SHADOWS = Array.from({ length: 25 }, () => 'none') as unknown as Theme['shadows'];

function components(t: Tokens): NonNullable<Theme['components']> {
  return {
    MuiCssBaseline: {
      styleOverrides: {
        ':root': { ...cssVariables(t), '--font': FONT, '--mono': MONO },
      },
    },
    MuiButtonBase: { defaultProps: { disableRipple: true, disableTouchRipple: true } },
    MuiButton: {
      defaultProps: { disableElevation: true, variant: 'outlined', color: 'inherit' },
      styleOverrides: {
        root: {
          minWidth: 0,
          height: 28,
          padding: '0 12px',
          gap: 8,
          whiteSpace: 'nowrap',
          borderColor: t.outline,
          '&:hover': { backgroundColor: t.hover, borderColor: t.outline },
          // `is-off`: disabled with a reason, and therefore still to be reached by keyboard and pointer.
          '&.Mui-disabled, &.is-off, &.is-off:hover': {
            color: t.ink3,
            borderColor: t.hairline,
            cursor: 'default',
          },
          '&.is-off:hover': { backgroundColor: 'transparent' },
          '&.Mui-disabled.MuiButton-contained, &.is-off.MuiButton-contained, &.is-off.MuiButton-contained:hover':
            {
              color: t.ink3,
              backgroundColor: t.sunk,
            },
        },
        contained: { '&:hover': { backgroundColor: t.accentHover, borderColor: t.accentHover } },
        text: { padding: '0 6px' },
      },
    },
    MuiOutlinedInput: {
      defaultProps: { notched: false },
      styleOverrides: {
        root: {
          height: 30,
          backgroundColor: t.panel,
          '&.MuiInputBase-multiline': { height: 'auto', padding: 0 },
          '& textarea.MuiOutlinedInput-input': { padding: '6px 8px', height: 'auto' },
          '&.Mui-disabled': { backgroundColor: t.sunk },
          '& .MuiOutlinedInput-notchedOutline': { borderColor: t.outline, top: 0 },
          '& .MuiOutlinedInput-notchedOutline legend': { display: 'none' },
        },
        input: {
          padding: '0 8px',
          height: 30,
          '&.Mui-disabled': { WebkitTextFillColor: t.ink2 },
          '&::placeholder': { color: t.ink3, opacity: 1 },
        },
      },
    },
    MuiNativeSelect: { styleOverrides: { icon: { color: t.ink2 } } },
    MuiCheckbox: { defaultProps: { size: 'small' }, styleOverrides: { root: { padding: 4 } } },
    MuiDialog: {
      defaultProps: { transitionDuration: 0 },
      styleOverrides: { paper: { border: `1px solid ${t.outline}`, backgroundImage: 'none', margin: 16 } },
    },
    MuiBackdrop: { styleOverrides: { root: { backgroundColor: 'rgba(16, 24, 30, 0.45)' } } },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiTooltip: {
      defaultProps: { enterDelay: 400 },
      styleOverrides: { tooltip: { fontSize: 12, backgroundColor: t.ink, color: t.panel, maxWidth: 360 } },
    },
    MuiTabs: {
      styleOverrides: {
        root: { minHeight: 34, borderBottom: `1px solid ${t.hairline}`, padding: '0 6px' },
        indicator: { backgroundColor: t.accent, transition: 'none' },
      },
    },
    MuiTab: {
      styleOverrides: {
        root: {
          minHeight: 34,
          minWidth: 0,
          padding: '0 10px',
          textTransform: 'none',
          fontSize: 13,
          fontWeight: 500,
          color: t.ink2,
          '&.Mui-selected': { color: t.ink, fontWeight: 600 },
        },
      },
    },
  };
}
