import {
  ActionIcon,
  Button,
  Checkbox,
  createTheme,
  Drawer,
  Input,
  type MantineColorsTuple,
  Modal,
  NumberInput,
  PasswordInput,
  Popover,
  Select,
  Table,
  Textarea,
  TextInput,
  Tooltip
} from '@mantine/core'

/** Official blue; index 7 is the primary shade of the light scheme. */
const blue: MantineColorsTuple = [
  '#eef4fb',
  '#dce8f5',
  '#b9d0ea',
  '#92b5dd',
  '#6c9ad0',
  '#4a80bf',
  '#2f66a6',
  '#1f4e8c',
  '#183f73',
  '#112e55'
]

/** Neutral grays without a tint: eight hours in front of a tinted page tire the eye. */
const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#eff1f3',
  '#e3e6e9',
  '#d3d7dc',
  '#bcc2c9',
  '#98a0a9',
  '#6b747e',
  '#4e565f',
  '#343a41',
  '#1f2429'
]

const dark: MantineColorsTuple = [
  '#d5d9de',
  '#b6bcc3',
  '#969ea7',
  '#747d87',
  '#4b535c',
  '#373e46',
  '#2a3037',
  '#20252b',
  '#181c21',
  '#111418'
]

export const fontStack = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif'
export const monospaceStack = 'Consolas, Menlo, "Noto Sans Mono CJK SC", monospace'

const brief = { duration: 120, transition: 'fade' } as const

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 7, dark: 6 },
  colors: { blue, gray, dark },
  defaultRadius: 4,
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '6px', xl: '8px' },
  fontFamily: fontStack,
  fontFamilyMonospace: monospaceStack,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '24px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.4' },
      h2: { fontSize: '1rem', lineHeight: '1.5' },
      h3: { fontSize: '0.875rem', lineHeight: '1.5' }
    }
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 28 } }),
    Button: Button.extend({ defaultProps: { size: 'sm', fw: 500 } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] }
    }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm', autosize: true, minRows: 2 } }),
    // Whoever goes through a form by Enter opens no list: typing, the arrows or a click do.
    Select: Select.extend({
      defaultProps: { size: 'sm', openOnFocus: false, comboboxProps: { transitionProps: brief } }
    }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'sm', hideControls: true } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: brief } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, transitionProps: brief, withArrow: true } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, shadow: 'md', transitionProps: brief, overlayProps: { opacity: 0.4 } },
      styles: { title: { fontSize: '1rem', fontWeight: 600 } }
    }),
    Drawer: Drawer.extend({
      defaultProps: { position: 'right', size: 560, transitionProps: { duration: 120 }, overlayProps: { opacity: 0.2 } }
    }),
    Table: Table.extend({ defaultProps: { fz: 'sm' } })
  }
})
