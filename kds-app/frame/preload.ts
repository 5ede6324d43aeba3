import { ipcRenderer } from 'electron';

// The page gets nothing from here. Only the frame's own notice has a button, and it is pressed here.
window.addEventListener('click', ({ target }) => {
  if (location.protocol === 'data:' && target instanceof HTMLElement && target.id === 'again')
    ipcRenderer.send('again');
});
