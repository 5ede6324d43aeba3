/**
 * The colours and sizes that all screens share. `themes.css.ts` turns them into custom properties, `tokens.test.ts`
 * measures them: ink on ground, and the states of tables as people who do not see all colours see them.
 */
export const themeNames = ['light', 'dark', 'contrast'] as const;
export type ThemeName = (typeof themeNames)[number];

/** What a page is made of, from the ground up. */
export const themes = {
  light: {
    ground: '#f3f3ef',
    surface: '#ffffff',
    raised: '#e9e9e4',
    ink: '#191c20',
    muted: '#555c66',
    /** Parts one thing from the next; carries no meaning. */
    line: '#d5d4cd',
    /** The edge of what can be touched or typed into. */
    edge: '#7f858e',
    /** The edge of a button, whose word already says that it is one. */
    'button-edge': '#d5d4cd',
    accent: '#16624a',
    'on-accent': '#ffffff',
    'accent-soft': '#dcefe5',
    danger: '#a4231a',
    'danger-soft': '#fde4e0',
    amber: '#ffd88a',
    'on-amber': '#3a2600',
    blue: '#cfe2ff',
    'on-blue': '#0a2a57',
    focus: '#1b5fd1',
    toast: '#1f242b',
    'on-toast': '#f5f6f8',
  },
  dark: {
    ground: '#14171c',
    surface: '#20252d',
    raised: '#2c333d',
    ink: '#f2f4f7',
    muted: '#a7b0bc',
    line: '#3a424d',
    edge: '#78828f',
    'button-edge': '#3f4854',
    accent: '#5ccb9c',
    'on-accent': '#06281b',
    'accent-soft': '#1d3b30',
    danger: '#ff9d92',
    'danger-soft': '#4a201c',
    amber: '#5c4200',
    'on-amber': '#ffe3a8',
    blue: '#17365f',
    'on-blue': '#d6e6ff',
    focus: '#8ab8ff',
    toast: '#e8ebef',
    'on-toast': '#14171c',
  },
  contrast: {
    ground: '#000000',
    surface: '#000000',
    raised: '#262626',
    ink: '#ffffff',
    muted: '#e4e4e4',
    line: '#8c8c8c',
    edge: '#ffffff',
    'button-edge': '#ffffff',
    accent: '#7dffc4',
    'on-accent': '#000000',
    'accent-soft': '#003d26',
    danger: '#ffb3aa',
    'danger-soft': '#4d0000',
    amber: '#ffcf4d',
    'on-amber': '#000000',
    blue: '#a8d1ff',
    'on-blue': '#000000',
    focus: '#ffff00',
    toast: '#ffffff',
    'on-toast': '#000000',
  },
} as const satisfies Record<ThemeName, Record<string, string>>;

const everywhere = (colour: string) => ({ light: colour, dark: colour, contrast: colour });

/** How a table looks: `null` where the ground shows through. Beside its colour each has an icon and a word. */
export const tableStates = {
  free: { fill: null, label: null, edge: 'solid' },
  // Deeper by day, or it would look free to those who see no red.
  seated: { fill: { ...everywhere('#bfe3ff'), light: '#a3d3fc' }, label: '#000000', edge: 'solid' },
  sent: { fill: everywhere('#3b8eea'), label: '#000000', edge: 'solid' },
  ready: { fill: everywhere('#ffd43b'), label: '#000000', edge: 'double' },
  bill: { fill: everywhere('#c2449a'), label: '#000000', edge: 'dashed' },
  'needs-you': { fill: everywhere('#e8590c'), label: '#000000', edge: 'solid' },
  reserved: { fill: null, label: null, edge: 'dotted' },
} as const satisfies Record<
  string,
  { fill: Readonly<Record<ThemeName, string>> | null; label: string | null; edge: string }
>;
export type TableState = keyof typeof tableStates;

/** The head of a kitchen ticket by its age, and the bands that nobody may overlook. */
export const fixed = {
  'ticket-new': '#cfe8ff',
  'on-ticket-new': '#000000',
  'ticket-warning': '#ffc400',
  'on-ticket-warning': '#000000',
  'ticket-late': '#c92a2a',
  'on-ticket-late': '#ffffff',
  'ticket-held': '#8b95a1',
  'on-ticket-held': '#000000',
  alert: '#b3261e',
  'on-alert': '#ffffff',
  ready: tableStates.ready.fill.light,
  'on-ready': tableStates.ready.label,
} as const;

/** Sizes, in rem where a larger text has to make room, in px where a finger has to find it. */
export const sizes = {
  'text-small': '0.875rem',
  'text-body': '1rem',
  'text-lead': '1.125rem',
  'text-title': '1.375rem',
  'text-head': '1.75rem',
  'text-sum': '3rem',
  'text-change': '4rem',
  'space-1': '0.25rem',
  'space-2': '0.5rem',
  'space-3': '0.75rem',
  'space-4': '1rem',
  'space-5': '1.5rem',
  'space-6': '2rem',
  'radius-small': '6px',
  radius: '10px',
  'radius-large': '16px',
  'radius-round': '999px',
  touch: '48px',
  'touch-line': '56px',
  'touch-primary': '64px',
  'key-width': '72px',
  'tile-width': '96px',
  'tile-height': '72px',
} as const;
