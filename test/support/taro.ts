import { useCallback, useEffect, useRef } from 'react';

/** Where a screen under test went, newest last: `navigateTo /letters/sign/index?id=1`. */
export const went: string[] = [];
/** The query the page under test was opened with. */
export const opened: { params: Record<string, string>; path: string } = { params: {}, path: '/test/index' };
const shown = new Set<() => void>();

/** The page comes to the front again. */
export function show(): void {
  for (const act of shown) {
    act();
  }
}

function goes(name: string): (options: { url?: string }) => Promise<void> {
  return async ({ url = '' } = {}) => {
    went.push(`${name} ${url}`.trim());
  };
}

function useLatest(act: () => void): () => void {
  const latest = useRef(act);
  latest.current = act;
  return useCallback(() => latest.current(), []);
}

/** Called when the page first stands and each time the test calls show(). */
export function useDidShow(act: () => void): void {
  const latest = useLatest(act);
  useEffect(() => {
    shown.add(latest);
    latest();
    return () => {
      shown.delete(latest);
    };
  }, [latest]);
}

export const useLoad = (act: (params: Record<string, string>) => void): void => {
  const latest = useLatest(() => act(opened.params));
  useEffect(latest, [latest]);
};
export const useReady = (act: () => void): void => useLoad(act);
export const useLaunch = (act: () => void): void => useLoad(act);
export const useRouter = (): typeof opened => opened;
export const useDidHide = (): void => undefined;
export const usePullDownRefresh = (): void => undefined;
export const useReachBottom = (): void => undefined;
export const useShareAppMessage = (): void => undefined;

export default {
  navigateTo: goes('navigateTo'),
  redirectTo: goes('redirectTo'),
  reLaunch: goes('reLaunch'),
  switchTab: goes('switchTab'),
  navigateBack: goes('navigateBack'),
  showToast: async () => undefined,
  showModal: async () => ({ confirm: true, cancel: false }),
  stopPullDownRefresh: () => undefined,
  getWindowInfo: () => ({ windowWidth: 375 }),
  getCurrentPages: () => [{}],
  getCurrentInstance: () => ({ router: opened }),
};
