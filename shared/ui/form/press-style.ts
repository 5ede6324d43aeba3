import './form.css';

/**
 * React Aria writes a style element into the page, which the box's content security policy refuses with a complaint in the
 * console. It looks first whether one with this id is there; what it would say stands in form.css.
 */
const id = 'react-aria-pressable-style';
if (typeof document !== 'undefined' && document.getElementById(id) === null) {
  const mark = document.createElement('meta');
  mark.id = id;
  document.head.append(mark);
}
