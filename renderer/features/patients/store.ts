import { create } from 'zustand';
import { forgetOnLock } from '#renderer/lib/forget.ts';

/** What the list of patients is searched for, kept while the user is on other pages. */
export const usePatientSearch = create<{ readonly search: string }>()(() => ({ search: '' }));
forgetOnLock(() => usePatientSearch.setState({ search: '' }));
