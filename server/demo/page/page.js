// The demo's own page: frames with the devices, and the switches that cut their cables.

const words = {
  cut: 'Cut the cable',
  mend: 'Mend it',
  isCut: (name) => `${name} (cable is cut)`,
  yours: (numbers) => `Colleagues come and go at the other tables; ${numbers} are yours.`,
  who: (name, role, pin) => `${name}, ${role}, PIN ${pin}`,
};

// A frame that takes the focus pulls the page to itself. Before anybody has touched the page or what is in it, nobody asked for that.
let seenAt = 0;
addEventListener('scroll', () => {
  const frame = document.activeElement;
  if (frame instanceof HTMLIFrameElement && navigator.userActivation?.hasBeenActive === false) {
    frame.blur();
    scrollTo(0, seenAt);
  } else seenAt = scrollY;
});

const [seats, people, tables] = await Promise.all([ask('/seats'), ask('/people'), ask('/tables')]);

if (tables.length > 0) document.querySelector('#tables').textContent = words.yours(tables.join(', '));

for (const { name, role, pin } of people) {
  const item = document.createElement('li');
  item.textContent = `${name}, ${role}: ${pin}`;
  document.querySelector('#people').append(item);
}

for (const seat of seats) {
  const place = document.querySelector('#seat').content.cloneNode(true).firstElementChild;
  const [heading, who, button, link, frame, back] = ['h2', '.who', '[role=switch]', 'a', 'iframe', '.back'].map(
    (name) => place.querySelector(name),
  );
  const show = ({ cut }) => {
    place.dataset.cut = String(cut);
    heading.textContent = cut ? words.isCut(seat.name) : seat.name;
    button.textContent = cut ? words.mend : words.cut;
    button.setAttribute('aria-checked', String(cut));
  };
  button.addEventListener('click', async () => {
    const cut = place.dataset.cut !== 'true';
    show(await ask(`/seats/${seat.place}/cable`, { cut }));
  });
  show(seat);
  const { code } = await ask(`/seats/${seat.place}/code`, {});
  // By the name that this page was called by: a device elsewhere has to find them too.
  const at = (port) => `http://${location.hostname}:${port}`;
  const box = encodeURIComponent(at(seat.syncPort));
  frame.title = seat.name;
  const person = people.find(({ name }) => name === seat.person);
  const signIn = person === undefined ? '' : `&staff=${person.id}&pin=${person.pin}`;
  frame.src = `${at(seat.appPort)}${seat.path}#pair=${code}&box=${box}${signIn}`;
  if (person !== undefined) who.textContent = words.who(person.name, person.role, person.pin);
  // Whoever opens it wants it there: the window takes the device over without asking.
  link.href = `${at(seat.appPort)}${seat.path}#here`;
  // One window is the device: the frame lets go before the other one asks for it.
  const move = (away) => {
    frame.hidden = away;
    back.hidden = !away;
    frame.src = away ? 'about:blank' : link.href;
  };
  link.addEventListener('click', () => move(true));
  back.addEventListener('click', () => move(false));
  place.classList.toggle('wide', seat.path !== '/');
  document.querySelector('#seats').append(place);
}

async function ask(path, body) {
  const answer = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    cache: 'no-store',
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}
