/**
 * On Linux a window gets a screen of its own: the same size everywhere, and nobody's desktop is disturbed.
 * @param {readonly string[]} command
 */
export const screened = command =>
  process.platform === 'linux' ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24', ...command] : command
