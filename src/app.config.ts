/** One subpackage per subject; a subject without screens yet is left out of the build. Add a page by its path below the subject. */
const subjects: { root: string; pages: string[] }[] = [
  {
    root: 'letters',
    pages: [
      'list/index',
      'sign/index',
      'receipt/index',
      'post/index',
      'batch/index',
      'chain/index',
      'entrust/index',
      'class/index',
      'assist/index',
      'paper/index',
      'progress/index',
      'campaigns/index',
      'campaigns/campaign/index',
      'campaigns/begin/index',
      'campaigns/units/index',
      'campaigns/names/index',
      'campaigns/together/index',
      'campaigns/series/index',
      'campaigns/targets/index',
      'templates/index',
      'templates/template/index',
      'templates/edit/index',
    ],
  },
  { root: 'attendance', pages: ['roll-call/index', 'sheet/index', 'absent/index'] },
  { root: 'cases', pages: ['list/index', 'case/index', 'contact/index', 'report/index', 'step/index'] },
  {
    root: 'roster',
    pages: [
      'import/index',
      'class/index',
      'child/index',
      'households/index',
      'household/index',
      'unlisted/index',
      'search/index',
    ],
  },
  {
    root: 'county',
    pages: ['setup/index', 'units/index', 'calendar/index', 'policy/index', 'trial/index'],
  },
  {
    root: 'accounts',
    pages: ['bind/index', 'meeting-code/index', 'waiting/index', 'staff/index', 'posts/index', 'me/index'],
  },
  { root: 'reminders', pages: ['inbox/index', 'message/index'] },
  { root: 'statistics', pages: ['board/index', 'list/index'] },
  { root: 'gallery', pages: ['components/index'] },
];

export default defineAppConfig({
  pages: ['home/index'],
  subPackages: subjects.filter((subject) => subject.pages.length > 0),
  window: {
    navigationBarTitleText: '一个都不能少',
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTextStyle: 'black',
    backgroundTextStyle: 'dark',
    backgroundColor: '#F5F6F8',
  },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
});
