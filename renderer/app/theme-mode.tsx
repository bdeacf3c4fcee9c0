import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { usePreferences } from '#renderer/lib/use-preferences.ts';
import { makeTheme } from './theme.ts';

const DARK_QUERY = '(prefers-color-scheme: dark)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia?.(DARK_QUERY);
  query?.addEventListener('change', listener);
  return () => query?.removeEventListener('change', listener);
}

/** Light, dark, or as the system has it, by the saved preference. */
export function ThemeMode({ children }: { readonly children: ReactNode }) {
  const systemDark = useSyncExternalStore(subscribe, () => window.matchMedia?.(DARK_QUERY).matches ?? false);
  const wanted = usePreferences().preferences?.theme ?? 'system';
  const mode = wanted === 'system' ? (systemDark ? 'dark' : 'light') : wanted;
  const theme = useMemo(() => makeTheme(mode), [mode]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = mode;
    document.documentElement.style.colorScheme = mode;
  }, [mode]);
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      {children}
    </ThemeProvider>
  );
}
