// ../shared/money/cents.ts
/** @throws RangeError for a fraction or a number too large to be exact: a bug, never something a person typed. */
function cents(amount) {
	if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of cents: ${amount}`);
	return amount;
}
const minus = (a, b) => cents(a - b);
const times = (amount, quantity) => cents(amount * quantity);
const sum = (amounts) => {
	let total = 0;
	for (const amount of amounts) total += amount;
	return cents(total);
};
// ../shared/base/clock.ts
const countsPerMs = 1024;
/** The next reading after `last`, not before the time `nowMs`. */
const tick = (last, nowMs) => Math.max(last + 1, Math.floor(nowMs) * countsPerMs);
function compareStamps(a, b) {
	if (a.clock !== b.clock) return a.clock - b.clock;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
// ../shared/base/ids.ts
const bytesInHex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const hex = (byte) => bytesInHex[byte ?? 0];
/**
* Builds a UUIDv7 from a time and ten random bytes.
* @param nowMs Unix time in milliseconds, of whichever clock the caller has.
*/
function uuidV7(nowMs, random) {
	const time = Math.max(0, Math.floor(nowMs)).toString(16).padStart(12, "0").slice(-12);
	const versioned = 112 | (random[0] ?? 0) & 15;
	const variant = 128 | (random[2] ?? 0) & 63;
	return `${time.slice(0, 8)}-${time.slice(8)}-${hex(versioned)}${hex(random[1])}-${hex(variant)}${hex(random[3])}-${tailOf(random)}`;
}
const tailOf = (random) => `${hex(random[4])}${hex(random[5])}${hex(random[6])}${hex(random[7])}${hex(random[8])}${hex(random[9])}`;
// ../shared/base/refusal.ts
const refuse = (code) => ({ refused: code });
const isRefusal = (answer) => typeof answer === "object" && answer !== null && "refused" in answer;
// ../shared/order/events.ts
const isFact = (fact, type) => fact.event.type === type;
// ../shared/order/rules.ts
/**
* The house rules: what stands when devices meet again. Each is a function of a set of facts, so the order of arrival
* cannot matter. Two families: *sets and maxima* for what cannot be taken back (fired, voided, paid, numbered, closed), in
* which clocks have no say; *later wins* for the rest, which keeps the loser so that it can be shown.
*/
const stampOf = (fact) => ({
	clock: fact.clock,
	id: fact.event.id
});
const byStamp = (a, b) => a.clock - b.clock || compareStamps(stampOf(a), stampOf(b));
/** Most lists of most lines are empty, and a busy evening has very many: all of them are this one. */
const none$1 = Object.freeze([]);
/** Undo is an event of its own; what it names no longer counts. Undoing an undo is doing it again, as a new event. */
function standing(facts) {
	if (!has(facts, "undone")) return facts;
	const undone = /* @__PURE__ */ new Set();
	for (const fact of facts) if (isFact(fact, "undone")) undone.add(fact.event.body.undoes);
	return facts.filter((fact) => !(undone.has(fact.event.id) && undoable.has(fact.event.type)));
}
/** Fired, voided, paid, numbered and closed are not here: they are taken back by other acts, with reasons. */
const undoable = /* @__PURE__ */ new Set([
	"guests-set",
	"table-moved",
	"customer-set",
	"quantity-tapped",
	"quantity-typed",
	"line-removed",
	"allergy-added",
	"allergy-removed",
	"chip-added",
	"chip-removed",
	"details-changed",
	"line-transferred",
	"orders-merged",
	"lines-held",
	"lines-started",
	"lines-ready",
	"lines-recalled",
	"lines-served",
	"order-cancelled"
]);
const has = (facts, type) => facts.some(({ event }) => event.type === type);
/** Later wins. A loser is shown until somebody who had seen it chooses again. */
function laterWins(initial, writes) {
	const only = writes[0];
	if (only === void 0) return {
		value: initial,
		by: null,
		lost: none$1,
		heads: none$1
	};
	if (writes.length === 1) return {
		value: only.value,
		by: only.by,
		lost: none$1,
		heads: [only.by.event.id]
	};
	const ordered = [...writes].sort((a, b) => byStamp(a.by, b.by));
	const winner = ordered.at(-1);
	const replaced = new Set(ordered.flatMap((write) => write.over));
	const open = ordered.filter((write) => write !== winner && !replaced.has(write.by.event.id));
	return {
		value: winner.value,
		by: winner.by,
		lost: open.filter((write) => write.value !== winner.value).map(({ value, by }) => ({
			value,
			by
		})),
		heads: [...open.map((write) => write.by.event.id), winner.by.event.id]
	};
}
/** Picks the facts of one type and says what each writes. */
function writesOf(facts, type, read) {
	if (!has(facts, type)) return none$1;
	const writes = [];
	for (const fact of facts) {
		if (fact.event.type !== type) continue;
		const write = read(fact.event);
		if (write !== null) writes.push({
			...write,
			by: fact
		});
	}
	return writes;
}
/**
* I5: the last typed number plus the taps its author had not seen, without what parted from it since, never below zero. What
* was added counts until somebody types, whatever the clocks say: nobody types a line that is not there.
*/
function wantedQuantity(added, facts, shares = none$1) {
	const typed = laterWins(added, typingsOf(facts));
	if (shares.length === 0 && !has(facts, "quantity-tapped")) return typed;
	const seen = seenByTyping(typed.by);
	let quantity = typed.value;
	for (const { by, got } of shares) if (!hasSeen(seen, by.event)) quantity -= got;
	for (const fact of facts) {
		if (!isFact(fact, "quantity-tapped")) continue;
		if (!hasSeen(seen, fact.event)) quantity += fact.event.body.by;
	}
	return quantity === typed.value ? typed : {
		...typed,
		value: Math.max(0, quantity)
	};
}
/** Every number that somebody typed, by stamp: a void may type what it leaves. */
function typingsOf(facts) {
	const typings = writesOf(facts, "quantity-typed", ({ body }) => ({
		value: body.quantity,
		over: body.over
	}));
	const voids = writesOf(facts, "line-voided", ({ body }) => body.leaves && {
		value: body.leaves.quantity,
		over: body.leaves.over
	});
	return voids.length === 0 ? typings : [...typings, ...voids].sort((a, b) => byStamp(a.by, b.by));
}
function seenByTyping(fact) {
	if (fact === null) return {};
	if (isFact(fact, "line-voided")) return fact.event.body.leaves?.seen ?? {};
	return isFact(fact, "quantity-typed") ? fact.event.body.seen : {};
}
const hasSeen = (seen, event) => event.deviceSeq <= (seen[event.incarnation] ?? 0);
/** What an author has seen of these facts, to be written into their event. */
function seenOf(facts) {
	const seen = {};
	for (const { event } of facts) seen[event.incarnation] = Math.max(seen[event.incarnation] ?? 0, event.deviceSeq);
	return seen;
}
/** Sets: a removal stands until somebody who saw it brings the line back. No clock. */
function standingRemovals(facts) {
	if (!has(facts, "line-removed")) return none$1;
	const answered = /* @__PURE__ */ new Set();
	for (const fact of facts) if (isFact(fact, "line-brought-back")) for (const removal of fact.event.body.removals) answered.add(removal);
	return facts.filter((fact) => isFact(fact, "line-removed")).filter((fact) => !answered.has(fact.event.id));
}
/** Maxima: quantities are cumulative, so saying it twice, or from two tablets, is saying it once. No clock. */
function greatest(facts, line, type) {
	let most = 0;
	for (const { event } of facts) {
		if (event.type !== type) continue;
		for (const one of event.body.lines) if (one.line === line) most = Math.max(most, one.quantity);
	}
	return most;
}
/** Maxima: two managers who void the same dish void it once. No clock. */
function voidedQuantity(facts) {
	let most = 0;
	for (const fact of facts) if (isFact(fact, "line-voided")) most = Math.max(most, fact.event.body.quantity);
	return most;
}
/** Kitchen bump here, recall there: the later by clock. */
function readyQuantity(facts, line) {
	let latest = null;
	let quantity = 0;
	for (const fact of facts) {
		const { event } = fact;
		if (event.type !== "lines-ready" && event.type !== "lines-recalled") continue;
		if (latest !== null && byStamp(fact, latest) < 0) continue;
		latest = fact;
		quantity = event.body.lines.findLast((one) => one.line === line)?.quantity ?? quantity;
	}
	return quantity;
}
/** Notes merge by themselves (Yjs); here only their updates are kept, all of them. */
const noteUpdates = (facts) => has(facts, "note-edited") ? facts.filter((fact) => isFact(fact, "note-edited")).map((fact) => fact.event.body.update) : none$1;
/** Add/remove sets in which an add survives a remove that had not seen it: an allergy is never lost to a race. */
function marks(facts, kind) {
	const [adds, removes] = kind === "allergy" ? ["allergy-added", "allergy-removed"] : ["chip-added", "chip-removed"];
	if (!has(facts, adds)) return none$1;
	const gone = /* @__PURE__ */ new Set();
	for (const { event } of facts) if (event.type === removes) for (const id of event.body.adds) gone.add(id);
	const stay = [];
	for (const fact of facts) {
		const { event } = fact;
		if (event.type !== adds || gone.has(event.id)) continue;
		stay.push({
			id: event.id,
			word: event.body.word,
			seat: event.body.seat,
			by: fact
		});
	}
	return stay.sort((a, b) => byStamp(a.by, b.by));
}
/**
* Each dish is sent by the first event that reached it, so it is on one ticket once. First is what the box admitted first,
* so a ticket that the kitchen has seen is never torn up by an event that arrives later, whatever its clock says; what is
* not admitted yet comes after, by stamp.
*/
function firings(facts, line) {
	if (!has(facts, "lines-fired")) return none$1;
	const fires = [];
	for (const fact of facts) {
		if (!isFact(fact, "lines-fired")) continue;
		for (const one of fact.event.body.lines) if (one.line === line) fires.push({
			quantity: one.quantity,
			stations: one.stations,
			by: fact
		});
	}
	fires.sort((a, b) => byAdmission(a.by, b.by) || a.quantity - b.quantity);
	const sent = [];
	for (const fire of fires) {
		const from = sent.at(-1)?.to ?? 0;
		if (fire.quantity > from) sent.push({
			from,
			to: fire.quantity,
			stations: fire.stations,
			by: fire.by
		});
	}
	return sent;
}
/** Sets, as with firings: a dish is seen at a station by the first display that showed it; another one says nothing new. */
function seeings(facts, line, fired) {
	if (!has(facts, "lines-seen")) return none$1;
	const shown = [];
	for (const fact of facts) {
		if (!isFact(fact, "lines-seen")) continue;
		const { station, lines } = fact.event.body;
		for (const one of lines) if (one.line === line) shown.push({
			station,
			quantity: one.quantity,
			by: fact
		});
	}
	shown.sort((a, b) => byAdmission(a.by, b.by) || a.quantity - b.quantity);
	const seen = [];
	for (const { station, quantity, by } of shown) {
		const from = seenAt(seen, station);
		const to = Math.min(quantity, fired);
		if (to > from) seen.push({
			station,
			from,
			to,
			by
		});
	}
	return seen;
}
/** The changes that cooks of a station have read, by the ids of their events. */
function changesRead(facts, station) {
	const read = /* @__PURE__ */ new Set();
	for (const fact of facts) if (isFact(fact, "lines-seen") && fact.event.body.station === station) for (const change of fact.event.body.changes) read.add(change);
	return read;
}
/** How many dishes of a line a station has seen. */
const seenAt = (seen, station) => seen.findLast((one) => one.station === station)?.to ?? 0;
/** As everyone heard of it: what is not admitted yet comes last. */
function byAdmission(a, b) {
	const [first, second] = [a.position ?? Infinity, b.position ?? Infinity];
	return first === second ? byStamp(a, b) : first - second;
}
const isEarlier = (a, b) => byStamp(a, b) < 0;
// ../shared/order/parts.ts
const none = Object.freeze([]);
/** Two births of one line can only come from a forger; the earliest stands so that everyone shows the same. */
function birthOf({ line, facts }) {
	let first = null;
	for (const fact of facts) if (isBirth(fact, line) && (first === null || isEarlier(fact, first))) first = fact;
	return first;
}
const isBirth = (fact, line) => isFact(fact, "line-added") || isFact(fact, "line-parted") && fact.event.body.as === line && fact.event.body.line !== line;
/** Where a line comes from in the end. Null while that is not here, and for lines that a forger made of each other. */
function rootOf$1(order, line) {
	const walked = /* @__PURE__ */ new Set();
	for (let at = line; at !== void 0 && !walked.has(at.line);) {
		walked.add(at.line);
		const birth = birthOf(at);
		if (birth === null || isFact(birth, "line-added")) return birth;
		at = order.lines.get(birth.event.body.line);
	}
	return null;
}
/**
* What each part of a line that has a root got, in the order of stamps: at most what its author could have had, and never what
* the kitchen has, under whichever line.
* @param added what the line itself began with
*/
function sharesOf(order, line, added) {
	const parts = partsOf(order, line);
	if (parts.length === 0) return none;
	const facts = standing(line.facts);
	const claims = parts.map((by) => claimOf(order, line, facts, added, by));
	for (const [turn, claim] of claims.entries()) for (const earlier of claims.slice(0, turn + 1)) if (isBeside(claim, earlier)) claim.room.left -= earlier.fired;
	const shares = [];
	for (const [turn, claim] of claims.entries()) {
		const { by, fired } = claim;
		const rest = claims.slice(turn).filter((one) => isBeside(one, claim));
		const most = rest.filter((one) => one === claim || one.fired > 0).map((one) => one.room.left - kitchenBeside(one) + fired);
		const got = Math.max(0, Math.min(by.event.body.quantity, ...most));
		for (const { room, returned } of rest) {
			room.left -= got - fired;
			if (claim.back !== null) returned.push({
				got,
				back: claim.back
			});
		}
		if (claim.back === null) shares.push({
			by,
			got
		});
	}
	return shares;
}
/** How many of its parent's dishes the kitchen has that a part can no longer have: not those that came back before the firing. */
const kitchenBeside = ({ kitchen, returned }) => kitchen.reduce((most, { dishes, by }) => {
	const back = returned.reduce((sum, one) => sum + (isEarlier(one.back, by) ? one.got : 0), 0);
	return Math.max(most, dishes - back);
}, 0);
function claimOf(order, { line, facts: all }, facts, added, by) {
	const typed = laterWins(added, typingsOf(facts).filter((typing) => !hasSeen(seenByTyping(typing.by), by.event)));
	const seen = seenByTyping(typed.by);
	const counts = ({ event }) => !hasSeen(seen, event);
	let left = typed.value;
	for (const fact of facts) if (isFact(fact, "quantity-tapped") && counts(fact) && isEarlier(fact, by)) left += fact.event.body.by;
	const back = takenBackBy(all, by, order.lines.get(by.event.body.as));
	const kitchen = firedBeside(line, facts, by, counts).filter((one) => back === null || isEarlier(one.by, back));
	return {
		by,
		back,
		fired: firedOf(order, by),
		counts,
		room: { left },
		kitchen,
		returned: []
	};
}
/** Does one part take from what the other was taken from, after it or with it? */
const isBeside = (one, other) => one.counts(other.by) && !(other.back !== null && isEarlier(other.back, one.by));
/** Every part of a line, by stamp. */
function partsOf({ parted, lines }, { line }) {
	return parted.filter(({ event: { id, body } }) => {
		if (body.line !== line) return false;
		const own = lines.get(body.as);
		return own !== void 0 && birthOf(own)?.event.id === id;
	});
}
/**
* Taking a part back counts only while nothing has come of it, and while the line it came from is there and nobody has counted
* that anew: else dishes would be there twice, or gone.
*/
function takenBackBy(parent, part, own) {
	const undos = parent.filter((fact) => isFact(fact, "undone") && fact.event.body.undoes === part.event.id);
	if (undos.length === 0 || own === void 0 || cameOfIt(part, own)) return null;
	const typings = typingsOf(standing(parent)).map((typing) => seenByTyping(typing.by));
	return undos.find((undo) => {
		if (standingRemovals(standing(parent.filter((fact) => isEarlier(fact, undo)))).length > 0) return false;
		return !typings.some((seen) => hasSeen(seen, part.event) && !hasSeen(seen, undo.event));
	}) ?? null;
}
/** Has somebody who knew of a part said how many of its parent there are? They would be there twice, were it taken back. */
const isCountedAnew = ({ facts }, part) => typingsOf(standing(facts)).some((typing) => hasSeen(seenByTyping(typing.by), part.event));
const counting = /* @__PURE__ */ new Set([
	"quantity-tapped",
	"quantity-typed",
	"lines-fired",
	"line-voided"
]);
/** Has anybody fired a part, said how many it is, parted it again, or heard of an allergy since? */
const cameOfIt = (part, { line, facts }) => standing(facts).some((fact) => {
	const { event } = fact;
	if (event.type === "allergy-added") return event.incarnation !== part.event.incarnation;
	return counting.has(event.type) || isFact(fact, "line-parted") && fact.event.body.line === line;
});
/**
* How many of a line's dishes each firing had told the kitchen, as far as it concerns a part. What was added after the part and
* then fired does not, and once somebody who knew of the part has typed a number, that number answers for what is fired.
*/
function firedBeside(line, facts, part, counts) {
	const aware = typingsOf(facts).find((typing) => hasSeen(seenByTyping(typing.by), part.event));
	return firingsOf(facts, line).flatMap(([fired, by]) => {
		if (aware !== void 0 && isEarlier(aware.by, by)) return [];
		const until = isEarlier(by, part) ? part : by;
		const voided = voidedQuantity(facts.filter((fact) => isEarlier(fact, until)));
		const more = facts.filter((fact) => isEarlier(part, fact) && isEarlier(fact, by) && counts(fact));
		return [{
			dishes: fired - voided - addedIn(more),
			by
		}];
	});
}
/** How many of the dishes that a part asked for the kitchen has, under the part's own line or under parts of it. */
function firedOf(order, { event }) {
	const line = order.lines.get(event.body.as);
	return line === void 0 ? 0 : Math.min(event.body.quantity, firedUnder(order, line));
}
/** Lines that are parts of one another are renewed together, so it holds for as long as the line is the same object. */
const knownFired = /* @__PURE__ */ new WeakMap();
/** What the kitchen has of what a line began with: remembered, or each part of a part would be gone through once per line above. */
function firedUnder(order, line) {
	const known = knownFired.get(line);
	if (known !== void 0) return known;
	const facts = standing(line.facts);
	const [typed] = typingsOf(facts);
	let most = 0;
	for (const [fired, by] of firingsOf(facts, line.line)) {
		if (typed !== void 0 && isEarlier(typed.by, by)) continue;
		most = Math.max(most, fired - addedIn(facts.filter((fact) => isEarlier(fact, by))));
	}
	for (const part of partsOf(order, line)) most += firedOf(order, part);
	knownFired.set(line, most);
	return most;
}
const firingsOf = (facts, line) => facts.flatMap((fact) => isFact(fact, "lines-fired") ? fact.event.body.lines.flatMap((one) => one.line === line ? [[one.quantity, fact]] : []) : []);
/** What taps of + added; a − takes nothing from the kitchen. */
function addedIn(facts) {
	let added = 0;
	for (const fact of facts) if (isFact(fact, "quantity-tapped")) added += Math.max(0, fact.event.body.by);
	return added;
}
// ../shared/order/line-view.ts
/**
* Null while the line's adding has not arrived, and for a part that was taken back: then there is nothing to show. Remembered
* per set of facts about it and its parts.
*/
function lineView(order, line) {
	const known = line.memo.made();
	return known === void 0 ? line.memo.keep(makeLineView(order, line)) : known;
}
function makeLineView(order, lineFacts) {
	const { line, facts: all } = lineFacts;
	const home = order.order;
	const born = bornWith(order, lineFacts);
	if (born === null) return null;
	const { added, partOf, root } = born;
	const facts = standing(all);
	const parts = order.parted.length === 0 ? noParts : sharesOf(order, lineFacts, born.quantity);
	const wanted = wantedQuantity(born.quantity, facts, parts);
	const removals = standingRemovals(facts);
	const fired = greatest(facts, line, "lines-fired");
	const voided = Math.min(fired, voidedQuantity(facts));
	const withKitchen = fired - voided;
	const quantity = Math.max(removals.length > 0 ? 0 : wanted.value, withKitchen);
	const { item } = root.event.body;
	return {
		line,
		home,
		item,
		added,
		partOf,
		parts,
		quantity,
		wanted,
		fired,
		voided,
		withKitchen,
		unfired: quantity - withKitchen,
		held: latestHold(facts),
		started: Math.min(fired, greatest(facts, line, "lines-started")),
		ready: Math.min(fired, readyQuantity(facts, line)),
		served: Math.min(fired, greatest(facts, line, "lines-served")),
		removed: removals.length > 0 && withKitchen === 0,
		removals: removals.length === 0 ? noRemovals : removals.map((removal) => removal.event.id),
		...lineDetails(partOf?.by.event.body.to ?? home, facts, root),
		noteUpdates: noteUpdates(all),
		firings: firings(facts, line),
		seen: seeings(facts, line, fired),
		amount: times(cents(item.unitPrice), quantity),
		facts: all
	};
}
const noRemovals = Object.freeze([]);
const noParts = Object.freeze([]);
/** What a line began with: as it was added, or what a part got of its parent. */
function bornWith(order, line) {
	const added = birthOf(line);
	if (added === null) return null;
	if (isFact(added, "line-added")) return {
		added,
		partOf: null,
		root: added,
		quantity: added.event.body.quantity
	};
	const root = rootOf$1(order, line);
	const parent = order.lines.get(added.event.body.line);
	if (root === null || parent === void 0) return null;
	const partOf = lineView(order, parent)?.parts.find(({ by }) => by.event.id === added.event.id);
	return partOf === void 0 ? null : {
		added,
		partOf,
		root,
		quantity: partOf.got
	};
}
/**
* The order that a line was sent to, before merges are followed. By what is said of the line itself, so that asking takes no
* longer for one that was parted often.
*/
function sentToOf({ order }, line) {
	const birth = birthOf(line);
	const first = birth !== null && isFact(birth, "line-parted") ? birth.event.body.to : order;
	return sentTo(first, standing(line.facts));
}
const sentTo = (first, facts) => laterWins(first, writesOf(facts, "line-transferred", ({ body }) => ({
	value: body.to,
	over: body.over
})));
function lineDetails(first, facts, added) {
	const course = writesOf(facts, "details-changed", ({ body }) => body.change.field === "course" ? {
		value: body.change.value,
		over: body.over
	} : null);
	const seat = writesOf(facts, "details-changed", ({ body }) => body.change.field === "seat" ? {
		value: body.change.value,
		over: body.over
	} : null);
	return {
		course: laterWins(added.event.body.course, course),
		seat: laterWins(added.event.body.seat, seat),
		sentTo: sentTo(first, facts),
		allergies: marks(facts, "allergy"),
		chips: marks(facts, "chip")
	};
}
function latestHold(facts) {
	return laterWins(false, writesOf(facts, "lines-held", ({ body }) => ({
		value: body.held,
		over: []
	}))).value;
}
/** The least far of its dishes decides, so that nothing looks finished before it is. */
function lineState(line) {
	if (line.removed) return "removed";
	if (line.quantity === 0) return line.voided > 0 ? "voided" : "draft";
	if (line.unfired > 0) return line.held ? "held" : "draft";
	if (line.served >= line.fired) return "served";
	if (line.ready >= line.fired) return "ready";
	return line.started > 0 ? "cooking" : "fired";
}
// ../shared/order/layered-map.ts
/** So few that copying them costs less than a screen notices: in the layer of the last steps, and in the one below it. */
const [mostOnTop, mostBetween] = [8, 64];
/**
* A map that is never changed, with what a few steps changed laid over what was there: a book of five hundred orders is not
* copied for each tap. A layer that grows is pressed into the one below. Entries come in the order of a plain map; a value
* is never undefined.
*/
var LayeredMap = class {
	below;
	over;
	#size = null;
	constructor(below, over) {
		this.below = below;
		this.over = over;
	}
	/** Counted when somebody asks: hardly anyone does. */
	get size() {
		if (this.#size === null) {
			let more = 0;
			for (const key of this.over.keys()) if (!this.below.has(key)) more += 1;
			this.#size = this.below.size + more;
		}
		return this.#size;
	}
	get(key) {
		const last = this.over.get(key);
		return last === void 0 ? this.below.get(key) : last;
	}
	has(key) {
		return this.over.has(key) || this.below.has(key);
	}
	*entries() {
		for (const entry of this.below) yield this.over.has(entry[0]) ? [entry[0], this.over.get(entry[0])] : entry;
		for (const entry of this.over) if (!this.below.has(entry[0])) yield entry;
	}
	*keys() {
		for (const key of this.below.keys()) yield key;
		for (const key of this.over.keys()) if (!this.below.has(key)) yield key;
	}
	*values() {
		for (const [key, value] of this.below) yield this.over.has(key) ? this.over.get(key) : value;
		for (const [key, value] of this.over) if (!this.below.has(key)) yield value;
	}
	[Symbol.iterator]() {
		return this.entries();
	}
	forEach(run) {
		for (const [key, value] of this.entries()) run(value, key, this);
	}
};
/** The map with these entries set; the one given stays as it is. */
function withEntries(map, entries) {
	const [rest, last] = layersOf(map);
	const top = pressed(last, entries);
	if (top.size <= mostOnTop && rest.size > 2 * mostOnTop) return new LayeredMap(rest, top);
	const [base, between] = layersOf(rest);
	const both = pressed(between, top);
	return both.size <= mostBetween && base.size > mostBetween ? new LayeredMap(new LayeredMap(base, both), nothing()) : pressed(base, both);
}
const nothing = () => /* @__PURE__ */ new Map();
const layersOf = (map) => map instanceof LayeredMap ? [map.below, map.over] : [map, nothing()];
function pressed(below, over) {
	const all = new Map(below);
	for (const [key, value] of over) all.set(key, value);
	return all;
}
// ../shared/order/book.ts
const emptyBook = {
	orders: /* @__PURE__ */ new Map(),
	pointing: /* @__PURE__ */ new Set(),
	saidAt: /* @__PURE__ */ new Map()
};
/** Every fact of a stream, in no particular order, each once. */
function allFacts(order) {
	const all = [...order.facts, ...order.unread];
	const several = /* @__PURE__ */ new Set();
	for (const line of order.lines.values()) for (const fact of line.facts) {
		const { event } = fact;
		if ("lines" in event.body || "as" in event.body) {
			if (several.has(event.id)) continue;
			several.add(event.id);
		}
		all.push(fact);
	}
	return all;
}
function without(book, orders) {
	if (!orders.some((order) => book.orders.has(order))) return book;
	const left = new Map(book.orders);
	const pointing = new Set(book.pointing);
	const tables = /* @__PURE__ */ new Set();
	for (const order of orders) {
		for (const fact of book.orders.get(order)?.facts ?? []) {
			const table = tableIn(fact);
			if (table !== null) tables.add(table);
		}
		left.delete(order);
		pointing.delete(order);
	}
	const said = [...tables].map((table) => [table, book.saidAt.get(table)?.filter((id) => left.has(id)) ?? []]);
	return {
		orders: left,
		pointing,
		saidAt: withEntries(book.saidAt, said)
	};
}
/** The table that a fact says its order is at. */
function tableIn({ event }) {
	return event.type === "order-opened" || event.type === "table-moved" ? event.body.table : null;
}
// ../shared/order/order-fields.ts
function orderFields({ facts, fieldsMemo }) {
	return fieldsMemo.made() ?? fieldsMemo.keep(fieldsOf(facts));
}
/** The same of any of its facts, as of those that were known at a moment. */
function fieldsOf(all) {
	const opened = all.find((fact) => isFact(fact, "order-opened"));
	const facts = standing(all);
	return {
		opened,
		facts,
		number: leastNumber(facts),
		table: laterWins(opened?.event.body.table ?? null, writesOf(facts, "table-moved", ({ body }) => ({
			value: body.table,
			over: body.over
		}))),
		guests: laterWins(null, writesOf(facts, "guests-set", ({ body }) => ({
			value: body.guests,
			over: body.over
		}))),
		customer: laterWins(null, writesOf(facts, "customer-set", ({ body }) => ({
			value: body.customer,
			over: body.over
		}))),
		merge: laterWins(null, writesOf(facts, "orders-merged", ({ body }) => ({
			value: body.into,
			over: body.over
		}))),
		cancels: facts.filter((fact) => isFact(fact, "order-cancelled")),
		closed: facts.some((fact) => isFact(fact, "order-closed")),
		noteUpdates: noteUpdates(all)
	};
}
/** Sets: a number is never taken back, so of two the least stands. No clock. */
function leastNumber(facts) {
	let least = null;
	for (const fact of facts) {
		if (!isFact(fact, "number-given")) continue;
		const { day, number } = fact.event.body;
		if (least === null || day < least.day || day === least.day && number < least.number) least = {
			day,
			number
		};
	}
	return least;
}
// ../shared/order/merges.ts
const nobody = /* @__PURE__ */ new Map();
const pointers = /* @__PURE__ */ new WeakMap();
/** Who points at whom, the other way round. */
function pointersTo(book) {
	if (book.pointing.size === 0) return nobody;
	let known = pointers.get(book);
	if (known !== void 0) return known;
	known = /* @__PURE__ */ new Map();
	for (const from of book.pointing) for (const to of book.orders.get(from)?.pointsTo ?? []) {
		const others = known.get(to);
		if (others === void 0) known.set(to, [from]);
		else others.push(from);
	}
	pointers.set(book, known);
	return known;
}
/** Follows transfers and merges backwards, so that only streams that can matter are read. */
function streamsReaching(book, id) {
	if (!pointersTo(book).has(id)) {
		const alone = book.orders.get(id);
		return alone === void 0 ? [] : [alone];
	}
	return [...ordersReaching(book, [id])].flatMap((one) => book.orders.get(one) ?? []);
}
/** These orders, and every one that ever gave to them, however many were between. */
function ordersReaching(book, ids) {
	const found = new Set(ids);
	for (const id of found) for (const from of pointersTo(book).get(id) ?? []) found.add(from);
	return found;
}
function mergeEdge(book, id) {
	const order = book.orders.get(id);
	if (order === void 0 || order.pointsTo.length === 0) return null;
	const { value, by } = orderFields(order).merge;
	return value === null || by === null || value === id ? null : {
		into: value,
		by
	};
}
const roots = /* @__PURE__ */ new WeakMap();
/** Where a chain of merges ends, remembered per book for each order on the way: long chains are walked once. */
function mergeRoot(book, id) {
	if (!book.pointing.has(id)) return id;
	let known = roots.get(book);
	if (known === void 0) {
		known = /* @__PURE__ */ new Map();
		roots.set(book, known);
	}
	return known.get(id) ?? findRoot(book, id, known);
}
/** A cycle (A into B here, B into A there) is cut at its earliest merge. */
function findRoot(book, id, known) {
	const path = /* @__PURE__ */ new Map();
	let root = id;
	for (let at = id;;) {
		const edge = known.has(at) ? null : mergeEdge(book, at);
		root = known.get(at) ?? at;
		if (edge === null) break;
		path.set(at, edge.by);
		at = edge.into;
		if (!path.has(at)) continue;
		const steps = [...path];
		const circle = steps.slice(steps.findIndex(([from]) => from === at));
		[root] = circle.reduce((first, step) => isEarlier(step[1], first[1]) ? step : first);
		break;
	}
	for (const from of path.keys()) known.set(from, root);
	known.set(id, root);
	return root;
}
function mergeTarget(book, id) {
	const root = mergeRoot(book, id);
	return root === id ? null : root;
}
// ../shared/order/order-view.ts
/**
* Null for an order that is not here, or whose opening has not arrived. Remembered for an order that neither gave to another
* nor got anything from one: nothing but its own facts can change how it looks.
*/
function orderView(book, id) {
	const order = book.orders.get(id);
	if (order === void 0) return null;
	const streams = streamsReaching(book, id);
	if (streams.length > 1 || order.pointsTo.length > 0) return makeOrderView(book, order, streams);
	const known = order.memo.made();
	return known === void 0 ? order.memo.keep(makeOrderView(book, order, streams)) : known;
}
function makeOrderView(book, order, streams) {
	const id = order.order;
	const fields = orderFields(order);
	const { opened } = fields;
	if (opened === void 0) return null;
	const lines = linesOn(book, id, streams);
	const merged = streams.filter((stream) => mergeRoot(book, stream.order) === id).sort(ownFirst(id));
	const shared = merged.length === 1 ? fields.facts : merged.flatMap((stream) => orderFields(stream).facts);
	const total = sum(lines.map((line) => line.amount));
	const payments = distinctPayments(shared);
	const paid = sum(payments.map((payment) => cents(payment.event.body.amount)));
	const balance = minus(total, paid);
	const late = lateLines(shared, lines);
	const mergedInto = mergeTarget(book, id);
	const settled = fields.closed && balance <= 0 && late.size === 0;
	const cancelled = fields.cancels.length > 0 && !(settled || mergedInto !== null || payments.length > 0) && cancelStands(fields.cancels, lines, outweighing(book, order, lines, merged));
	return {
		order: id,
		opened,
		state: mergedInto !== null ? "merged" : settled ? "closed" : cancelled ? "cancelled" : "open",
		number: fields.number?.number ?? null,
		businessDay: fields.number?.day ?? null,
		table: fields.table,
		guests: fields.guests,
		customer: fields.customer,
		mergedInto,
		merge: fields.merge,
		lines,
		allergies: marks(shared, "allergy"),
		chips: marks(shared, "chip"),
		notes: merged.map((stream) => ({
			order: stream.order,
			updates: orderFields(stream).noteUpdates
		})),
		total,
		payments,
		paid,
		balance,
		late,
		cancelOverruled: cancelled ? null : fields.cancels.at(-1) ?? null,
		needsUpdate: isUnread(order) || merged.some(isUnread) || lines.some((line) => isUnread(book.orders.get(line.home)))
	};
}
const isUnread = (stream) => stream !== void 0 && stream.unread.length > 0;
const ownFirst = (id) => (a, b) => a.order === id ? -1 : b.order === id || a.order > b.order ? 1 : -1;
/** Lines born here that stayed, and lines of other streams that were sent or merged here. */
function linesOn(book, id, streams) {
	const lines = [];
	let inOrder = true;
	for (const stream of streams) for (const facts of stream.lines.values()) {
		const line = lineView(stream, facts);
		if (line === null || mergeRoot(book, line.sentTo.value) !== id) continue;
		const last = lines.at(-1);
		inOrder &&= last === void 0 || isEarlier(last.added, line.added);
		lines.push(line);
	}
	return inOrder ? lines : lines.sort((a, b) => isEarlier(a.added, b.added) ? -1 : 1);
}
const orderOfLine = (book, line) => mergeRoot(book, line.sentTo.value);
const noPayments = Object.freeze([]);
const noneLate = /* @__PURE__ */ new Set();
const settles = ({ event }) => event.type === "payment-registered" || event.type === "order-closed";
/** Sets: a payment is counted by its own id, so no retry and no second device doubles money. */
function distinctPayments(facts) {
	if (!facts.some((fact) => isFact(fact, "payment-registered"))) return noPayments;
	const byPayment = /* @__PURE__ */ new Map();
	for (const fact of facts) {
		if (!isFact(fact, "payment-registered")) continue;
		const known = byPayment.get(fact.event.body.payment);
		if (known === void 0 || fact.event.id < known.event.id) byPayment.set(fact.event.body.payment, fact);
	}
	return [...byPayment.values()].sort((a, b) => isEarlier(a, b) ? -1 : 1);
}
function lateLines(facts, lines) {
	if (!facts.some(settles)) return noneLate;
	const settled = /* @__PURE__ */ new Map();
	let anySettled = false;
	for (const { event } of facts) {
		const covered = event.type === "payment-registered" ? event.body.settles : event.type === "order-closed" ? event.body.lines : [];
		for (const { line, quantity } of covered) settled.set(line, Math.max(settled.get(line) ?? 0, quantity));
		anySettled ||= covered.length > 0 || event.type === "order-closed";
	}
	return new Set(anySettled ? lines.filter((line) => line.quantity > (settled.get(line.line) ?? 0)).map((line) => line.line) : []);
}
/**
* Cancelled here, added to, fired or paid there: the order lives. It is cancelled only if its author had seen all of that.
* Sets only, no clock.
*/
function cancelStands(cancels, lines, work) {
	if (lines.some((line) => line.withKitchen > 0)) return false;
	return cancels.some((cancel) => work.every((fact) => hasSeen(cancel.event.body.seen, fact.event)));
}
/** What outweighs a cancelling that had not seen it: work on this order, and whatever brought other orders' lines here. */
function outweighing(book, order, lines, merged) {
	const work = [...merged.flatMap(allFacts), ...lines.flatMap((line) => line.facts)];
	const transfers = lines.flatMap((line) => line.sentTo.by ?? []);
	const merges = merged.flatMap((stream) => stream === order ? [] : mergeEdge(book, stream.order)?.by ?? []);
	return [
		...work.filter((fact) => isWork.has(fact.event.type)),
		...transfers,
		...merges
	];
}
const isWork = /* @__PURE__ */ new Set([
	"line-added",
	"line-parted",
	"quantity-tapped",
	"quantity-typed",
	"line-brought-back",
	"lines-fired"
]);
const known = /* @__PURE__ */ new Set([
	"order-opened",
	"guests-set",
	"table-moved",
	"customer-set",
	"line-added",
	"line-parted",
	"quantity-tapped",
	"quantity-typed",
	"line-removed",
	"line-brought-back",
	"note-edited",
	"allergy-added",
	"allergy-removed",
	"chip-added",
	"chip-removed",
	"details-changed",
	"line-transferred",
	"orders-merged",
	"lines-fired",
	"lines-held",
	"lines-seen",
	"lines-started",
	"lines-ready",
	"lines-recalled",
	"lines-served",
	"line-voided",
	"order-cancelled",
	"number-given",
	"payment-registered",
	"order-closed",
	"undone"
]);
const isKnownType = (type) => known.has(type);
// ../shared/staff/staff.ts
/** What a person may do. The box checks them on every event; hiding a button is only politeness. */
const permissions = [
	"order.edit",
	"order.fire",
	"kitchen.work",
	"line.void",
	"line.comp",
	"discount",
	"price.edit",
	"payment.register",
	"refund",
	"drawer.open",
	"table.move",
	"table.edit",
	"menu.edit",
	"staff.edit",
	"customer.edit",
	"report.read",
	"device.pair",
	"multisession.edit"
];
const waiter = [
	"order.edit",
	"order.fire",
	"table.move",
	"payment.register",
	"customer.edit"
];
const manager = [
	...waiter,
	"kitchen.work",
	"line.void",
	"line.comp",
	"discount",
	"price.edit",
	"refund",
	"drawer.open",
	"table.edit",
	"menu.edit",
	"report.read",
	"device.pair"
];
const permissionsOfRole = {
	waiter,
	cook: ["kitchen.work"],
	cashier: [...waiter, "drawer.open"],
	manager,
	owner: permissions
};
const remembered = /* @__PURE__ */ new WeakMap();
/** Asked for every event, of people who seldom change. */
function permissionsOf(person) {
	const known = remembered.get(person) ?? /* @__PURE__ */ new Set([...permissionsOfRole[person.role], ...person.granted]);
	remembered.set(person, known);
	return known;
}
// ../shared/sync/records.ts
/** Who may change a row of the table from a device. */
const permissionForTable = {
	floors: "table.edit",
	tables: "table.edit",
	multi_sessions: "multisession.edit",
	devices: "device.pair",
	categories: "menu.edit",
	stations: "menu.edit",
	courses: "menu.edit",
	modifier_groups: "menu.edit",
	products: "menu.edit",
	staff: "staff.edit",
	customers: "customer.edit",
	settings: "staff.edit"
};
// ../shared/sync/wire.ts
/** One version for everything that travels between a device and the box. Its history is in `protocol-history.ts`. */
const protocolVersion = 2;
const maxMessageBytes = 65536;
/** By what the box acknowledges it. */
const idOfGiven = (given) => "row" in given ? given.row.id : given.event.id;
/** Why the box ends a link. Numbers are WebSocket close codes of the private range (RFC 6455, 7.4.2). */
const closeCodes = {
	malformed: 4400,
	unauthorised: 4401,
	revoked: 4403,
	"hello-first": 4404,
	"hello-late": 4408,
	"scope-changed": 4409,
	silent: 4410,
	"too-big": 4413,
	"sequence-gap": 4416,
	"protocol-too-new": 4426,
	"too-many-messages": 4429,
	"slow-reader": 4430,
	"box-stopping": 4500,
	"box-failed": 4503
};
// ../shared/sync/connection.ts
/** I10: "live" only while the box was heard within the heartbeat limit and nothing is owed in either direction. */
function stateOf({ kind, ageMs, isCaughtUp }) {
	if (ageMs === null || ageMs > 6e3 || kind === null) return "no-box";
	if (!isCaughtUp) return "catching-up";
	return ageMs > 3e3 ? "slow" : "live";
}
// ../shared/base/utf8.ts
/** How many bytes a text takes on the wire (UTF-8). */
function utf8Bytes(text) {
	let bytes = text.length;
	for (let at = 0; at < text.length; at += 1) {
		const unit = text.charCodeAt(at);
		if (unit > 127) bytes += unit > 2047 && (unit < 55296 || unit > 57343) ? 2 : 1;
	}
	return bytes;
}
// ../shared/order/memo.ts
/**
* Holds what was computed from facts, right beside them: a lookup by weak reference would cost more than most answers, and
* every collection of garbage would pay for it again. Nobody sees it from outside, so equal facts stay equal.
*/
var Memo = class {
	#made;
	/** @param T what the one reader of this memo puts into it; never undefined */
	made() {
		return this.#made;
	}
	keep(made) {
		this.#made = made;
		return made;
	}
};
// ../shared/order/evolve.ts
/**
* Files facts where the house rules will look for them. It never refuses: a fact may arrive late, twice, or before what it
* talks about. A fact that is there already changes nothing (I3), except that the box's word on it replaces the device's
* own. Orders and lines that nothing new was said about stay the same objects, so that their views are remembered; lines that
* are parts of one another are renewed together.
*/
function evolve(book, facts) {
	if (facts.length === 0) return book;
	const draft = draftOf(book);
	for (const fact of facts) draft.add(fact);
	return draft.finish();
}
function draftOf(book) {
	const open = /* @__PURE__ */ new Map();
	const taken = /* @__PURE__ */ new Map();
	const changed = /* @__PURE__ */ new Set();
	const said = /* @__PURE__ */ new Map();
	const say = (fact) => {
		const table = tableIn(fact);
		if (table === null) return;
		const there = said.get(table) ?? book.saidAt.get(table) ?? [];
		const id = fact.event.orderId;
		if (!there.includes(id)) said.set(table, [...there, id]);
	};
	return {
		add(fact) {
			const id = fact.event.orderId;
			let order = open.get(id);
			if (order === void 0) {
				order = copyOf(id, taken.get(id) ?? book.orders.get(id));
				open.set(id, order);
			}
			if (!file(order, fact)) return;
			changed.add(id);
			say(fact);
		},
		take(order) {
			taken.set(order.order, order);
			open.delete(order.order);
			changed.add(order.order);
			for (const fact of order.facts) say(fact);
		},
		order: (id) => open.get(id) ?? taken.get(id) ?? book.orders.get(id),
		finish() {
			if (changed.size === 0) return book;
			let { pointing } = book;
			const news = [];
			for (const id of changed) {
				const order = open.get(id) ?? taken.get(id);
				news.push([id, order]);
				if (order.pointsTo.length > 0 && !pointing.has(id)) pointing = new Set(pointing).add(id);
			}
			const saidAt = said.size === 0 ? book.saidAt : withEntries(book.saidAt, [...said]);
			return {
				orders: withEntries(book.orders, news),
				pointing,
				saidAt
			};
		}
	};
}
function copyOf(order, known) {
	return known === void 0 ? {
		order,
		facts: [],
		lines: /* @__PURE__ */ new Map(),
		pointsTo: [],
		parted: [],
		unread: [],
		memo: new Memo(),
		fieldsMemo: new Memo()
	} : {
		...known,
		lines: new Map(known.lines),
		memo: new Memo()
	};
}
/** Says whether it was new. */
function file(order, fact) {
	const before = order.facts;
	const unread = order.unread;
	const lines = isKnownType(fact.event.type) ? linesOf(fact) : null;
	if (!isKnownType(fact.event.type)) order.unread = filed(unread, fact);
	else if (lines === null) order.facts = filed(before, fact);
	if (order.facts !== before) order.fieldsMemo = new Memo();
	const target = targetOf(fact.event);
	if (target !== null && !order.pointsTo.includes(target)) order.pointsTo = [...order.pointsTo, target];
	let changed = order.facts !== before || order.unread !== unread;
	for (const line of lines ?? []) changed = fileUnder(order, line, fact) || changed;
	if (isFact(fact, "line-parted")) order.parted = filed(order.parted, fact);
	if (changed && lines !== null && order.parted.length > 0) lookAnew(order, lines);
	return changed;
}
/** What is said of a line may change how its parts look, and they how it looks. */
function lookAnew(order, lines) {
	const tied = new Set(order.parted.flatMap(({ event }) => [event.body.line, event.body.as]));
	if (!lines.some((line) => tied.has(line))) return;
	for (const id of tied) {
		const line = order.lines.get(id);
		if (line !== void 0 && !lines.includes(id)) order.lines.set(id, {
			...line,
			memo: new Memo()
		});
	}
}
function fileUnder(order, line, fact) {
	const before = order.lines.get(line)?.facts ?? [];
	const facts = filed(before, fact);
	if (facts !== before) order.lines.set(line, {
		line,
		facts,
		memo: new Memo()
	});
	return facts !== before;
}
/** By stamp, so that no list tells in which order things arrived. Lists are short (the box caps them). */
function filed(facts, fact) {
	const known = facts.findLastIndex((one) => one.event.id === fact.event.id);
	if (known >= 0 && (fact.position === void 0 || facts[known]?.position !== void 0)) return facts;
	const last = facts.at(-1);
	if (known < 0 && (last === void 0 || isEarlier(last, fact))) return [...facts, fact];
	const others = known >= 0 ? facts.toSpliced(known, 1) : facts;
	return others.toSpliced(others.findLastIndex((one) => isEarlier(one, fact)) + 1, 0, fact);
}
/** The lines a fact is about; null for a fact about the order as a whole. */
function linesOf({ event }) {
	switch (event.type) {
		case "lines-fired":
		case "lines-seen":
		case "lines-started":
		case "lines-ready":
		case "lines-recalled":
		case "lines-served": return event.body.lines.map((one) => one.line);
		case "lines-held": return event.body.lines;
		case "line-added":
		case "quantity-tapped":
		case "quantity-typed":
		case "line-removed":
		case "line-brought-back":
		case "details-changed":
		case "line-transferred":
		case "line-voided": return [event.body.line];
		case "line-parted": return event.body.as === event.body.line ? [event.body.line] : [event.body.line, event.body.as];
		case "note-edited":
		case "allergy-added":
		case "allergy-removed":
		case "chip-added":
		case "chip-removed":
		case "undone": return event.body.line === null ? null : [event.body.line];
		case "order-opened":
		case "guests-set":
		case "table-moved":
		case "customer-set":
		case "orders-merged":
		case "order-cancelled":
		case "number-given":
		case "payment-registered":
		case "order-closed": return null;
	}
}
/** The order that an event gives something to. */
function targetOf(event) {
	if (event.type === "line-transferred" || event.type === "line-parted") return event.body.to;
	if (event.type === "orders-merged") return event.body.into;
	return null;
}
// ../shared/sync/program.ts
/** Which version of Comanda this is, for the office to see which device is behind. */
const program = "0.1.0";
// ../shared/sync/record-merge.ts
/**
* Later wins, field by field. Null when every write is older than what is there.
* Two writes at one instant keep the first to reach the box, which alone decides about records.
*/
function mergeRecord(known, table, id, fields, clock) {
	const merged = { ...known?.fields };
	const clocks = { ...known?.clocks };
	let changed = false;
	for (const [field, value] of Object.entries(fields)) {
		if (field === "id" || (clocks[field] ?? -1) >= clock) continue;
		merged[field] = value;
		clocks[field] = clock;
		changed = true;
	}
	return changed ? {
		table,
		id,
		version: (known?.version ?? 0) + 1,
		fields: {
			...merged,
			id
		},
		clocks
	} : null;
}
// ../shared/sync/record-return.ts
/**
* Rows that a replica read and a restored box has forgotten, or has as they were before. The settings first: they say which
* version of the menu the others belong to.
*/
function forgottenRows(known, fresh) {
	const there = new Map(fresh.map((row) => [`${row.table}:${row.id}`, row.clocks]));
	const forgotten = [];
	for (const { mac, table, id, version, fields, clocks } of [...known.values()].flatMap((rows) => [...rows.values()])) {
		const box = there.get(`${table}:${id}`);
		if (mac === void 0 || !Object.entries(clocks).some(([field, clock]) => clock > (box?.[field] ?? -1))) continue;
		const sealed = {
			row: {
				table,
				id,
				version,
				fields,
				clocks
			},
			mac
		};
		if (table === "settings") forgotten.unshift(sealed);
		else forgotten.push(sealed);
	}
	return forgotten;
}
// ../shared/sync/tags.ts
/** In which life of the box the commit was made; 0 for what is no tag. */
const epochOf = (tag) => Number(parts.exec(tag)?.[1] ?? 0);
const parts = /^([1-9][0-9]{0,8})-([0-9a-f]{8})-([0-9a-f]{32})$/;
// ../shared/sync/replica.ts
const blankReplica = {
	epoch: 0,
	position: 0,
	tag: null,
	multiSession: null,
	config: null,
	book: emptyBook,
	checkpoints: []
};
const factFrom = ({ at, event, admittedClock, mac }) => ({
	event,
	clock: admittedClock ?? event.clock,
	position: at,
	mac
});
/**
* Applies what is new in a frame. The caller has checked that nothing lies between (`from` ≤ position); entries that were
* read before are passed over, so a frame may come twice.
* @param keep orders to put aside when their day ends: this device has something to say about them yet
*/
function applyFrame(replica, frame, keep) {
	if (frame.upTo <= replica.position) return {
		replica,
		rows: [],
		facts: [],
		kept: [],
		removes: false
	};
	const rows = [];
	const facts = [];
	const kept = [];
	let { book } = replica;
	let run = [];
	let removes = false;
	const fold = () => {
		book = evolve(book, run);
		facts.push(...run);
		run = [];
	};
	for (const entry of frame.entries) {
		if (entry.at <= replica.position) continue;
		if (entry.kind === "event") run.push(factFrom(entry));
		else if (entry.kind === "record") rows.push(entry.row);
		else {
			fold();
			if (entry.kind === "day-closed") {
				const owed = keep();
				kept.push(...entry.leave.filter((id) => owed.has(id)).flatMap((id) => book.orders.get(id) ?? []));
			}
			removes = true;
			book = without(book, entry.leave);
			if (entry.kind === "scope") run = factsEntering(entry);
		}
	}
	fold();
	return {
		replica: moved({
			...replica,
			book
		}, frame.upTo, frame.tag),
		rows,
		facts,
		kept,
		removes
	};
}
const factsEntering = (entry) => entry.enter.flatMap((whole) => whole.facts.map(factFrom));
const moved = (replica, position, tag) => ({
	...replica,
	epoch: epochOf(tag),
	position,
	tag,
	checkpoints: thinned([[position, tag], ...replica.checkpoints])
});
/** Recent ones all, older ones ever sparser: enough to find common ground after a restore of any age. */
function thinned(checkpoints) {
	if (checkpoints.length <= 64) return checkpoints;
	return checkpoints.filter((_, at) => at < 16 || at % 2 === 0);
}
/** The replica that a whole snapshot makes. What the device itself has to say is not in it and stays. */
function fromSnapshot(parts, config) {
	const last = parts.at(-1);
	const facts = parts.flatMap((part) => part.orders).flatMap((whole) => whole.facts.map(factFrom));
	return {
		replica: {
			epoch: epochOf(last.tag),
			position: last.position,
			tag: last.tag,
			multiSession: config.multiSession,
			config,
			book: evolve(emptyBook, facts),
			checkpoints: [[last.position, last.tag]]
		},
		rows: parts.flatMap((part) => part.records),
		facts,
		kept: [],
		removes: true
	};
}
/** What this replica heard from the box above a position: after a restore the box may have forgotten it. */
function heardAbove(book, position) {
	const heard = [];
	for (const order of book.orders.values()) for (const fact of allFacts(order)) if ((fact.position ?? 0) > position) heard.push(fact);
	heard.sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
	return heard.flatMap(({ event, clock, mac }) => mac === void 0 ? [] : [{
		event,
		admittedClock: clock === event.clock ? null : clock,
		mac
	}]);
}
/** An order as it is kept on the device: every confirmed fact with the box's seal. */
function wholeOf(order) {
	const facts = allFacts(order).flatMap(({ event, clock, position, mac }) => position === void 0 || mac === void 0 ? [] : [{
		at: position,
		event,
		admittedClock: clock === event.clock ? null : clock,
		mac
	}]);
	return {
		order: order.order,
		facts: facts.sort((a, b) => a.at - b.at)
	};
}
const maxReoffersInMessage = 100;
const maxReofferBytes = Math.floor(maxMessageBytes * .7);
/**
* What a device and the box say to each other on one line after another: hello, catch up, send what the box lacks, and only
* then "live".
*/
var Conversation = class {
	#parts;
	#greeted = null;
	#snapshot = [];
	/** Of a frame that is not all here yet. */
	#entries = [];
	/** The incarnations that this line's hello has named. */
	#declared = /* @__PURE__ */ new Set();
	#cutOffAtMs = null;
	away = null;
	present = [];
	constructor(parts) {
		this.#parts = parts;
	}
	get isUpToDate() {
		const greeted = this.#greeted;
		if (greeted?.welcome.resume === "hand-in") return false;
		return greeted !== null && !greeted.snapshotDue && this.#parts.memory.replica.position >= greeted.welcome.head;
	}
	/** Nor does any screen show less than that. */
	get isShown() {
		return this.isUpToDate && this.#greeted?.kept === "yes";
	}
	/** Does the box still lack something from before this line was opened? */
	get owes() {
		return [...this.#greeted?.owed ?? []].some((id) => this.#parts.outbox.markOf(id) !== null);
	}
	opened() {
		const { memory, keeping, outbox, stamps, token } = this.#parts;
		const { replica } = memory;
		this.#greeted = null;
		this.#snapshot = [];
		this.#entries = [];
		outbox.forgetSending();
		keeping.forgetTaken();
		const waiting = outbox.incarnations().slice(0, 64);
		this.#declared = /* @__PURE__ */ new Set([stamps.incarnation, ...waiting.map(({ incarnation }) => incarnation)]);
		const hello = {
			type: "hello",
			protocol: 2,
			token,
			program,
			incarnation: stamps.incarnation,
			position: replica.position,
			tag: replica.tag,
			multiSession: replica.multiSession,
			outbox: waiting,
			signIns: this.#signIns().slice(0, 64),
			checkpoints: replica.checkpoints.slice(0, 64).map(([position, tag]) => [position, tag])
		};
		this.#parts.send(hello);
	}
	/** @param silentMs since when the box was not heard: what others did from then on was missed, not only since the line is dead */
	ended(silentMs) {
		if (this.isUpToDate) this.#cutOffAtMs ??= this.#parts.stamps.boxNowMs() - silentMs;
		this.#greeted = null;
		this.#snapshot = [];
		this.present = [];
	}
	received(message) {
		switch (message.type) {
			case "welcome":
				this.#welcomed(message);
				break;
			case "frame":
				this.#framed(message);
				break;
			case "snapshot":
				this.#snapshotPart(message);
				break;
			case "verdicts":
				this.#judged(message);
				break;
			case "reoffered":
				this.#parts.keeping.reoffersTaken(message.ids);
				if (this.#greeted?.welcome.resume === "hand-in") this.#parts.keeping.dropTaken();
				this.#sendReoffers(1);
				break;
			case "identify": break;
			case "present": this.present = message.who;
		}
	}
	/** Sends what waits, as far as the box is ready for it. */
	sendPushes() {
		if (this.#greeted === null || this.#greeted.reoffers.length > 0) return;
		if (this.#greeted.welcome.common !== null && this.#greeted.snapshotDue) return;
		const { outbox } = this.#parts;
		const next = () => outbox.nextPush(this.#declared);
		for (let push = next(); push !== null; push = next()) this.#parts.send({
			type: "push",
			offers: push
		});
		if (outbox.isStuck(this.#declared)) this.#parts.renew();
	}
	#signIns() {
		const { outbox, memory } = this.#parts;
		const needed = new Set(outbox.offers().flatMap(({ signIn, approval }) => approval === void 0 ? [signIn] : [signIn, approval]));
		return [...memory.signIns].sort((a, b) => Number(needed.has(b.id)) - Number(needed.has(a.id)));
	}
	#welcomed(welcome) {
		const { memory, keeping, outbox, stamps } = this.#parts;
		stamps.hearTime(welcome.nowMs);
		memory.replica = {
			...memory.replica,
			config: welcome.config
		};
		const owed = new Set(outbox.offers().map(({ id }) => id));
		if (welcome.common !== null) {
			const aside = [...memory.kept.values()].flatMap(allFacts);
			keeping.addReoffers(heardAbove(evolve(memory.replica.book, aside), welcome.common));
		}
		const reoffers = inMessages([...memory.reoffers.values()]);
		this.#greeted = {
			welcome,
			owed,
			snapshotDue: welcome.resume === "snapshot",
			isRead: false,
			kept: "no",
			reoffers
		};
		this.#sendReoffers(16);
	}
	#sendReoffers(atMost) {
		for (const events of this.#greeted?.reoffers.splice(0, atMost) ?? []) this.#parts.send({
			type: "reoffer",
			events
		});
		this.sendPushes();
	}
	#framed(part) {
		const { memory, keeping, outbox, stamps } = this.#parts;
		stamps.hearTime(part.nowMs);
		if (this.#greeted === null || this.#greeted.snapshotDue) return;
		this.#entries.push(...part.entries);
		if (!part.isLast) return;
		const frame = {
			...part,
			entries: this.#entries
		};
		this.#entries = [];
		if (frame.from > memory.replica.position) {
			this.#parts.renew();
			return;
		}
		this.#adopt(applyFrame(memory.replica, frame, () => outbox.orders()), (applied, drops) => keeping.frame(frame, applied, drops));
		if (this.#greeted === null) return;
		this.#greeted.isRead ||= frame.from === frame.upTo;
		if (this.#greeted.isRead && keeping.dropTaken()) this.#parts.view.changed();
	}
	#snapshotPart(part) {
		const greeted = this.#greeted;
		if (greeted === null || part.part !== this.#snapshot.length) {
			this.#parts.renew();
			return;
		}
		this.#snapshot.push(part);
		if (!part.isLast) return;
		const applied = fromSnapshot(this.#snapshot, greeted.welcome.config);
		this.#snapshot = [];
		greeted.snapshotDue = false;
		if (greeted.welcome.common !== null) {
			const rows = forgottenRows(this.#parts.memory.records, applied.rows);
			this.#parts.keeping.addReoffers(rows);
			greeted.reoffers.push(...inMessages(rows));
		}
		this.#adopt(applied, (one, drops) => this.#parts.keeping.snapshot(one, drops));
		this.#sendReoffers(16);
	}
	/** Makes what the box said the truth here: in memory at once, then in storage, and only with it the taps' documents go. */
	#adopt(applied, keep) {
		const { memory, keeping, outbox, stamps, device } = this.#parts;
		const before = memory.replica.position;
		const moved = applied.replica !== memory.replica;
		memory.replica = applied.replica;
		for (const fact of applied.facts) {
			stamps.hearClock(fact.clock);
			if (memory.cards.has(fact.event.id)) keeping.dropCard(fact.event.id);
		}
		for (const { clocks } of applied.rows) for (const clock of Object.values(clocks)) stamps.hearClock(clock);
		const isGone = outbox.passed(applied.replica.position, applied.facts);
		if (applied.removes || isGone) this.#parts.view.changed();
		else if (moved) this.#parts.view.grew(applied.facts);
		for (const order of applied.kept) memory.kept.set(order.order, order);
		this.#letGo();
		const drops = outbox.takeSettledTaps().map((key) => ({
			kind: "tap",
			key
		}));
		if (moved || drops.length > 0) keep(applied, drops);
		this.#noteAway(applied.facts.filter(({ event, position }) => event.device !== device && (position ?? 0) > before));
		this.#keepThis();
		this.sendPushes();
	}
	#keepThis() {
		const greeted = this.#greeted;
		if (greeted?.kept !== "no" || !this.isUpToDate) return;
		greeted.kept = "soon";
		this.#parts.saved(() => {
			greeted.kept = "yes";
		});
	}
	/** An order of an ended day goes when this device has no more to say about it. */
	#letGo() {
		const { memory, outbox, view } = this.#parts;
		if (memory.kept.size === 0) return;
		const owed = outbox.orders();
		for (const id of memory.kept.keys()) if (!owed.has(id) && memory.kept.delete(id)) view.changed();
	}
	/** What others did between the cut and being up to date again. */
	#noteAway(news) {
		if (this.#cutOffAtMs === null) return;
		if (news.length > 0) {
			const sinceMs = this.#cutOffAtMs;
			const known = this.away?.sinceMs === sinceMs ? this.away.facts : [];
			this.away = {
				sinceMs,
				facts: [...known, ...news].slice(0, 200)
			};
		}
		if (this.isUpToDate) this.#cutOffAtMs = null;
	}
	#judged(verdicts) {
		const { memory, keeping, outbox } = this.#parts;
		const refused = outbox.judged(verdicts);
		if (refused.length > 0) {
			this.#parts.view.changed();
			keeping.addCards(refused, outbox.takeSettledTaps());
		}
		if (this.#greeted?.welcome.resume === "hand-in") {
			outbox.passed(Number.MAX_SAFE_INTEGER, []);
			keeping.addCards([], outbox.takeSettledTaps());
		} else if (outbox.passed(memory.replica.position, [])) this.#parts.view.changed();
		this.#letGo();
		this.sendPushes();
	}
};
function inMessages(all) {
	const messages = [];
	let bytes = 0;
	for (const sealed of all) {
		const size = utf8Bytes(JSON.stringify(sealed));
		const last = messages.at(-1);
		if (last === void 0 || last.length >= maxReoffersInMessage || bytes + size > maxReofferBytes) {
			messages.push([sealed]);
			bytes = size;
		} else {
			last.push(sealed);
			bytes += size;
		}
	}
	return messages;
}
// ../shared/sync/device-line.ts
const finalCodes = /* @__PURE__ */ new Map([
	[closeCodes.unauthorised, "unauthorised"],
	[closeCodes.revoked, "revoked"],
	[closeCodes["protocol-too-new"], "protocol-too-new"]
]);
/** For a line to open, and once more for the box's first word on it. */
const connectTimeoutMs = 3e3;
const firstRetryMs = 250;
const lastRetryMs = 2e3;
/** After so many WebSockets that never opened, long-poll is tried: some proxy does not let them through. */
const deafSockets = 2;
/**
* How long a device on long-poll waits before it tries to climb back, in ms; then twice as long each time. Soon at first:
* mostly the sockets failed because the box was away, not because something does not let them through.
*/
const firstClimbMs = 3e3;
const lastClimbMs = 3e4;
const lookEveryMs = 500;
/**
* Keeps one line to the box alive: tries again with growing pauses, falls back to long-poll where WebSockets do not get
* through and climbs back by itself, and takes silence for death whatever the socket says.
*/
var DeviceLine = class {
	#ports;
	#events;
	#current = null;
	#climber = null;
	#retryMs = firstRetryMs;
	/** The box said last that it could not save. */
	isBoxFailing = false;
	#deaf = 0;
	#lastHeardMs = null;
	#lastBeatMs = 0;
	#climbedMs = 0;
	#climbPauseMs = firstClimbMs;
	#cancelRetry = () => {};
	#cancelLook = () => {};
	#running = false;
	constructor(ports, events) {
		this.#ports = ports;
		this.#events = events;
	}
	get kind() {
		return this.#current?.open ? this.#current.kind : null;
	}
	/** Ms since the box's last word, on any line; null before the first. */
	get silentMs() {
		return this.#lastHeardMs === null ? null : this.#ports.clock.monotonicMs() - this.#lastHeardMs;
	}
	start() {
		this.#running = true;
		this.#connect();
		this.#look();
	}
	stop() {
		this.#running = false;
		this.#cancelRetry();
		this.#cancelLook();
		this.#abandon();
	}
	/** The device woke up, came to the front or changed networks: the old line is taken for dead. */
	renew() {
		if (!this.#running) return;
		const was = this.#current?.open ?? false;
		this.#abandon();
		this.#retryMs = firstRetryMs;
		if (was) this.#events.ended(null);
		this.#connect();
	}
	send(message) {
		if (this.#current?.open) this.#current.link?.send(message);
	}
	#connect() {
		this.#cancelRetry();
		if (!this.#running) return;
		this.#current = this.#attempt(this.#ports.only ?? (this.#deaf >= deafSockets ? "long-poll" : "web-socket"), false);
	}
	#attempt(kind, climbing) {
		const startedMs = this.#ports.clock.monotonicMs();
		const attempt = {
			kind,
			link: null,
			open: false,
			startedMs,
			lastWordMs: startedMs,
			isAnswered: false
		};
		const isMine = () => attempt === (climbing ? this.#climber : this.#current);
		attempt.link = this.#ports.links.connect(kind, {
			opened: () => {
				if (climbing && isMine()) this.#climbed(attempt);
				else if (isMine()) this.#opened(attempt);
			},
			received: (message) => {
				if (attempt !== this.#current) return;
				this.#lastHeardMs = this.#ports.clock.monotonicMs();
				attempt.lastWordMs = this.#lastHeardMs;
				attempt.isAnswered = true;
				this.#retryMs = firstRetryMs;
				this.isBoxFailing = false;
				this.#events.received(message);
			},
			ended: (end) => {
				if (climbing && attempt === this.#climber) this.#climber = null;
				else if (attempt === this.#current) this.#ended(attempt, end);
			}
		});
		return attempt;
	}
	#opened(attempt) {
		attempt.open = true;
		if (attempt.kind === "web-socket") this.#deaf = 0;
		this.#lastBeatMs = this.#ports.clock.monotonicMs();
		this.#climbedMs = this.#lastBeatMs;
		this.#climbPauseMs = firstClimbMs;
		this.#events.opened();
	}
	/** WebSockets get through again: the polling line is left for the better one. */
	#climbed(attempt) {
		this.#climber = null;
		this.#current?.link?.close();
		this.#events.ended(null);
		this.#current = attempt;
		this.#opened(attempt);
	}
	#ended(attempt, end) {
		this.#current = null;
		this.isBoxFailing = end.code === closeCodes["box-failed"];
		this.#dropClimber();
		if (!attempt.open && attempt.kind === "web-socket") this.#deaf += 1;
		if (!attempt.open && attempt.kind === "long-poll") this.#deaf = 0;
		const final = finalCodes.get(end.code) ?? null;
		if (final !== null) this.#running = false;
		this.#events.ended(final);
		if (final === null) this.#retry();
	}
	#retry() {
		if (!this.#running) return;
		const jitter = (this.#ports.random.bytes(1)[0] ?? 0) / 255;
		this.#cancelRetry = this.#ports.timers.after(this.#retryMs * (.5 + jitter / 2), () => this.#connect());
		this.#retryMs = Math.min(this.#retryMs * 2, lastRetryMs);
	}
	#abandon() {
		this.#current?.link?.close();
		this.#current = null;
		this.#dropClimber();
	}
	#dropClimber() {
		this.#climber?.link?.close();
		this.#climber = null;
	}
	/** The line's heartbeat: says we are here, and notices when the box is not. */
	#look() {
		this.#cancelLook = this.#ports.timers.after(lookEveryMs, () => {
			if (!this.#running) return;
			this.#check(this.#ports.clock.monotonicMs());
			this.#look();
		});
	}
	#check(nowMs) {
		const attempt = this.#current;
		if (attempt === null) return;
		if (nowMs - attempt.lastWordMs > (attempt.isAnswered ? 6e3 : connectTimeoutMs)) {
			attempt.link?.close();
			this.#ended(attempt, {
				code: 0,
				reason: "silent"
			});
			return;
		}
		if (!attempt.open) return;
		if (nowMs - this.#lastBeatMs >= 2e3) {
			this.#lastBeatMs = nowMs;
			attempt.link?.send(this.#events.beat());
		}
		if (this.#climber !== null && nowMs - this.#climber.startedMs > connectTimeoutMs) this.#dropClimber();
		if (attempt.kind === "long-poll" && this.#ports.only === void 0 && this.#climber === null && nowMs - this.#climbedMs >= this.#climbPauseMs) {
			this.#climbedMs = nowMs;
			this.#climbPauseMs = Math.min(this.#climbPauseMs * 2, lastClimbMs);
			this.#climber = this.#attempt("web-socket", true);
		}
	}
};
// ../shared/sync/device-ports.ts
const isStorageFailure = (answer) => "failed" in answer;
// ../shared/sync/device-view.ts
/** The orders as a device sees them: what is confirmed, what it heard before a restore, and its own taps on top. */
var DeviceView = class {
	#memory;
	#outbox;
	#book = null;
	constructor(memory, outbox) {
		this.#memory = memory;
		this.#outbox = outbox;
	}
	get book() {
		if (this.#book === null) {
			const { replica, kept, reoffers } = this.#memory;
			const heard = [...reoffers.values()].flatMap((given) => "row" in given ? [] : [{
				event: given.event,
				clock: given.admittedClock ?? given.event.clock
			}]);
			const aside = [...kept.values()].flatMap(allFacts);
			this.#book = evolve(evolve(replica.book, [...aside, ...heard]), this.#outbox.facts());
		}
		return this.#book;
	}
	/** Something may have gone: it is put together anew. */
	changed() {
		this.#book = null;
	}
	tapped(facts) {
		if (this.#book !== null) this.#book = evolve(this.#book, facts);
	}
	/** A confirmed fact takes the place of the same one unconfirmed, so that what is shown need not be put together anew. */
	grew(facts) {
		const { replica, kept, reoffers } = this.#memory;
		if (this.#outbox.size + kept.size + reoffers.size === 0) this.#book = replica.book;
		else if (this.#book !== null) this.#book = kept.size + reoffers.size > 0 ? evolve(this.#book, facts) : this.#over(facts);
	}
	/** Orders that this device has nothing of its own to say about are the replica's: they need not be folded twice. */
	#over(facts) {
		const { orders } = this.#memory.replica.book;
		const own = this.#outbox.orders();
		const draft = draftOf(this.#book ?? emptyBook);
		for (const fact of facts) {
			const id = fact.event.orderId;
			const confirmed = own.has(id) ? void 0 : orders.get(id);
			if (confirmed === void 0) draft.add(fact);
			else if (draft.order(id) !== confirmed) draft.take(confirmed);
		}
		return draft.finish();
	}
};
// ../shared/sync/hand-in.ts
/** A device that was revoked with something unsent comes back so soon to hand it in; then more and more seldom. */
const firstMs = 1e3;
const lastMs = 3e5;
/** Out of service, but what was done on the device must not be lost with it: the box sets it aside for a manager. */
var HandIn = class {
	#timers;
	#tryAgain;
	#waitMs = firstMs;
	constructor(timers, tryAgain) {
		this.#timers = timers;
		this.#tryAgain = tryAgain;
	}
	later() {
		this.#timers.after(this.#waitMs, this.#tryAgain);
		this.#waitMs = Math.min(this.#waitMs * 2, lastMs);
	}
};
// ../shared/sync/authorise.ts
const service = [
	"tablet",
	"till",
	"office"
];
const everywhere = [
	"tablet",
	"till",
	"office",
	"kitchen"
];
const editing = {
	permissions: ["order.edit"],
	devices: service,
	table: true
};
const moving = {
	permissions: ["table.move"],
	devices: service,
	table: true
};
const firing = {
	permissions: ["order.fire"],
	devices: service,
	table: true
};
const cooking = {
	permissions: ["kitchen.work"],
	devices: everywhere
};
const paying = {
	permissions: ["payment.register"],
	devices: ["tablet", "till"],
	money: true
};
/** Who may do what, and on which kind of device. Only the box itself gives numbers. */
const ruleOf = {
	"order-opened": editing,
	"guests-set": editing,
	"table-moved": moving,
	"customer-set": editing,
	"line-added": editing,
	"line-parted": editing,
	"quantity-tapped": editing,
	"quantity-typed": editing,
	"line-removed": editing,
	"line-brought-back": editing,
	"note-edited": editing,
	"allergy-added": {
		permissions: ["order.edit"],
		devices: service
	},
	"allergy-removed": editing,
	"chip-added": editing,
	"chip-removed": editing,
	"details-changed": editing,
	"line-transferred": editing,
	"orders-merged": moving,
	"lines-fired": firing,
	"lines-held": firing,
	"lines-seen": {
		permissions: ["kitchen.work"],
		devices: ["kitchen"]
	},
	"lines-started": cooking,
	"lines-ready": cooking,
	"lines-recalled": cooking,
	"lines-served": {
		permissions: ["order.edit", "kitchen.work"],
		devices: everywhere
	},
	"line-voided": {
		permissions: ["line.void"],
		devices: service,
		table: true
	},
	"order-cancelled": editing,
	"number-given": {
		permissions: [],
		devices: []
	},
	"payment-registered": paying,
	"order-closed": paying,
	undone: {
		permissions: ["order.edit", "kitchen.work"],
		devices: everywhere
	}
};
/** May this person do this on this device? Asked by the box, whose answer counts (I9). Null: yes. */
function authorise(offer, author, device, { undoneType, isOthersTable = false, rights = null } = {}) {
	const rule = ruleFor(offer, undoneType);
	if (!rule.devices.includes(device.role)) return "wrong-device";
	if (rule.money && (author.paymentsBarred || device.paymentsBarred)) return "payments-barred";
	const may = (permission) => author.permissions.has(permission) || author.approval.has(permission);
	if (!rule.permissions.some(may)) return "not-permitted";
	if (rights !== null && ![...rights].every(may)) return "not-permitted";
	return rule.table && isOthersTable && !may("table.edit") ? "not-your-table" : null;
}
/** The type of the event that an `undone` takes back; undefined when it is not there. */
function undoneTypeIn(order, { line, undoes }) {
	return (line === null ? order?.facts : order?.lines.get(line)?.facts)?.find((fact) => fact.event.id === undoes)?.event.type;
}
function ruleFor(offer, undoneType) {
	if (offer.type === "record-changed") {
		const { table } = offer.body;
		return {
			permissions: [permissionForTable[table]],
			devices: service
		};
	}
	if (offer.type === "undone" && undoneType !== void 0) return ruleOf[undoneType];
	return ruleOf[offer.type];
}
// ../shared/sync/rights-of-row.ts
/**
* What the person of a row may do, before the change and after it: nobody makes, changes or becomes somebody who may more than
* they may themselves. Null: the row is no person's.
*/
function rightsIn({ table, fields }, known) {
	if (table !== "staff") return null;
	const { role = "cook", granted = [] } = {
		...known,
		...fields
	};
	const before = known === void 0 ? [] : permissionsOf(known);
	return /* @__PURE__ */ new Set([...before, ...permissionsOf({
		role,
		granted
	})]);
}
// ../shared/sync/whose-table.ts
/** Merges are followed this far; a circle of them ends here too. */
const longestChain = 50;
/**
* Does this change what stands on a table that somebody else opened, where each table has one waiter? A line belongs to the
* order it is on now. An order that is not here says nothing: what is about it will be refused for that, or is its first word.
*/
function isOthersTable(event, staff, look) {
	if (look.wantedSomewhere?.() === false) return false;
	return ordersIn(event, look).some((id) => {
		const opened = look.order(id)?.facts.find((fact) => isFact(fact, "order-opened"))?.event;
		if (opened === void 0 || opened.staff === staff || opened.body.table === null) return false;
		return look.wantsOneWaiter(opened.body.multiSession);
	});
}
/** The orders that show what the event changes, merges followed. */
function ordersIn(event, look) {
	const named = [...holders(event, look)];
	if (event.type === "line-transferred" || event.type === "line-parted") named.push(event.body.to);
	if (event.type === "orders-merged") named.push(event.body.into);
	return [...new Set(named)].map((id) => mergedInto(id, look));
}
function holders(event, look) {
	if (event.type === "order-opened") return event.body.saw;
	const lines = event.type === "line-added" ? null : linesOf({ event });
	if (lines === null) return [event.orderId];
	const stream = look.order(event.orderId);
	if (stream === void 0 || stream.pointsTo.length === 0) return [event.orderId];
	return (event.type === "line-parted" ? [event.body.line] : [...lines, ...partTakenBack$1(event, stream)]).map((line) => {
		const facts = stream.lines.get(line);
		return facts === void 0 ? event.orderId : sentToOf(stream, facts).value;
	});
}
/** Whoever takes a part back takes it from where it is. */
function partTakenBack$1(event, stream) {
	if (event.type !== "undone") return [];
	return stream?.parted.flatMap((part) => part.event.id === event.body.undoes ? part.event.body.as : []) ?? [];
}
function mergedInto(id, look) {
	let at = id;
	for (let steps = 0; steps < longestChain; steps += 1) {
		const order = look.order(at);
		const into = order !== void 0 && order.pointsTo.length > 0 ? orderFields(order).merge.value : null;
		if (into === null) break;
		at = into;
	}
	return at;
}
// ../shared/sync/judge-here.ts
/**
* Says no at once to what the box would refuse for who does it and on which device, so that nothing is shown and then taken
* back. Null: yes, or this device does not know enough. The box judges everything again; its answer counts (I9).
*/
const judgeHere = (drafts, by, approval, here) => {
	const author = authorOf(by, approval, here);
	const device = here.row("devices", here.device);
	if (author === null || device === null) return null;
	if (hasLeft(by, here) || approval !== void 0 && hasLeft(approval, here)) return "sign-in-expired";
	const shared = here.row("multi_sessions", device.multiSession);
	const paymentsBarred = device.paymentsBarred || (shared?.paymentsBarred ?? false);
	const look = {
		order: (id) => here.book.orders.get(id),
		wantsOneWaiter: (id) => here.row("multi_sessions", id)?.oneWaiterPerTable ?? false
	};
	for (const draft of drafts) {
		const undoneType = draft.type === "undone" ? undoneTypeIn(here.book.orders.get(draft.orderId), draft.body) : void 0;
		if (draft.type === "undone" && undoneType === void 0) continue;
		const isRow = draft.type === "record-changed";
		const known = isRow ? here.row("staff", draft.body.row) : null;
		const about = {
			undoneType,
			isOthersTable: !isRow && isOthersTable(draft, by.staff, look),
			rights: isRow ? rightsIn(draft.body, known ?? void 0) : null
		};
		const code = authorise(draft, author, {
			role: device.role,
			paymentsBarred
		}, about);
		if (code !== null) return code;
	}
	return null;
};
const hasLeft = ({ staff }, here) => here.row("staff", staff)?.archived === true;
function authorOf(by, approval, here) {
	const staffOf = (signIn) => here.row("staff", signIn.staff);
	const person = staffOf(by);
	const approver = approval === void 0 ? null : staffOf(approval);
	if (person === null || approval !== void 0 && approver === null) return null;
	return {
		permissions: permissionsOf(person),
		paymentsBarred: person.paymentsBarred,
		approval: approver === null ? /* @__PURE__ */ new Set() : permissionsOf(approver)
	};
}
// ../shared/sync/keeping.ts
const documentsOf = (documents, kind) => documents.filter((document) => document.kind === kind);
/** Puts together what was saved. Documents of an older or unfinished generation are left over from a crash and ignored. */
function remember(documents) {
	const meta = documentsOf(documents, "meta")[0];
	const generation = meta?.generation ?? 0;
	const orders = documentsOf(documents, "order").filter((document) => document.generation === generation);
	const frames = documentsOf(documents, "frame").filter((document) => document.generation === generation);
	const taps = documentsOf(documents, "tap").sort((a, b) => a.key < b.key ? -1 : 1);
	const records = /* @__PURE__ */ new Map();
	const written = /* @__PURE__ */ new Map();
	for (const row of documentsOf(documents, "record")) {
		remindOf(records, row);
		written.set(keyOf(row), row.version);
	}
	const base = baseOf(meta, orders);
	const kept = /* @__PURE__ */ new Map();
	const owed = new Set(taps.flatMap((tap) => tap.offers.flatMap((offer) => "orderId" in offer ? [offer.orderId] : [])));
	const replica = frames.sort((a, b) => a.upTo - b.upTo).reduce((known, frame) => {
		const applied = applyFrame(known, frame, () => owed);
		for (const order of applied.kept) kept.set(order.order, order);
		for (const row of applied.rows) remindOf(records, row);
		return applied.replica;
	}, base);
	const facts = [...replica.book.orders.values()].flatMap((order) => wholeOf(order).facts);
	const confirmed = new Set(facts.map((fact) => fact.event.id));
	const clocks = [
		...facts.map((fact) => fact.admittedClock ?? fact.event.clock),
		...taps.flatMap((tap) => tap.offers.map((offer) => offer.clock)),
		...[...records.values()].flatMap((rows) => [...rows.values()].flatMap((row) => Object.values(row.clocks)))
	];
	return {
		replica,
		generation,
		lastGeneration: documents.reduce((last, one) => Math.max(last, "generation" in one ? one.generation : 0), 0),
		base: basisOf(base),
		signIns: meta?.signIns ?? [],
		signedIn: meta?.signIns.find((signIn) => signIn.id === meta.signedIn) ?? null,
		records,
		unwritten: [...records.values()].flatMap((rows) => [...rows.values()].filter((row) => (written.get(keyOf(row)) ?? -1) < row.version)),
		kept,
		reoffers: new Map(documentsOf(documents, "reoffer").map(({ sealed }) => [idOfGiven(sealed), sealed])),
		cards: new Map(documentsOf(documents, "card").flatMap((card) => confirmed.has(card.key) ? [] : [[card.key, card]])),
		pins: new Map(documentsOf(documents, "pin").map((pin) => [pin.key, pin])),
		taps,
		clock: clocks.reduce((most, clock) => Math.max(most, clock), 0),
		lastTap: Number(taps.at(-1)?.key ?? 0),
		parts: [...documentsOf(documents, "order"), ...documentsOf(documents, "frame")].map(({ kind, key }) => ({
			kind,
			key
		}))
	};
}
const keyOf = ({ table, id }) => `${table}:${id}`;
const basisOf = ({ epoch, position, tag, multiSession, checkpoints }) => ({
	epoch,
	position,
	tag,
	multiSession,
	checkpoints
});
function baseOf(meta, orders) {
	if (meta === void 0) return blankReplica;
	const { epoch, position, tag, multiSession, config, checkpoints } = meta;
	return {
		epoch,
		position,
		tag,
		multiSession,
		config,
		checkpoints,
		book: evolve(emptyBook, orders.flatMap(({ whole }) => whole.facts.map(factFrom)))
	};
}
/** A row that was read before is not read again, however late its document comes. */
function remindOf(records, row) {
	const table = records.get(row.table) ?? /* @__PURE__ */ new Map();
	if ((table.get(row.id)?.version ?? -1) <= row.version) table.set(row.id, row);
	records.set(row.table, table);
}
/** After so many frames the replica is written anew, order by order, and they go. */
const framesInGeneration = 300;
/** Keeps on the device what the core knows, so that a crash at any write leaves a replica of some earlier moment. */
var Keeping = class {
	#memory;
	#saver;
	#taken = /* @__PURE__ */ new Set();
	#frames = 0;
	constructor(memory, saver) {
		this.#memory = memory;
		this.#saver = saver;
		this.#frames = memory.parts.length;
		this.#saver.write({
			put: this.#rows(memory.unwritten),
			drop: []
		});
	}
	frame(frame, { rows }, drops) {
		const change = {
			put: [],
			drop: [...drops]
		};
		if (frame.entries.length > 0) {
			const { from, upTo, tag, entries } = frame;
			const { generation } = this.#memory;
			const document = {
				kind: "frame",
				key: `${generation}:${String(upTo).padStart(12, "0")}`,
				generation,
				from,
				upTo,
				tag,
				entries
			};
			change.put.push(document, ...this.#rows(rows));
			this.#memory.parts.push({
				kind: "frame",
				key: document.key
			});
			this.#frames += 1;
		}
		this.#saver.write(change);
		if (this.#frames >= framesInGeneration) this.#newGeneration([]);
	}
	snapshot({ rows }, drops) {
		const known = [...this.#memory.records.values()].flatMap((table) => [...table.values()].map(keyOf));
		this.#memory.records.clear();
		const put = this.#rows(rows);
		const there = new Set(put.map(({ key }) => key));
		const gone = known.filter((key) => !there.has(key)).map((key) => ({
			kind: "record",
			key
		}));
		this.#saver.write({
			put,
			drop: gone
		});
		this.#newGeneration(drops);
	}
	signIn(signIn) {
		const others = this.#memory.signIns.filter(({ id }) => id !== signIn.id);
		this.#memory.signIns = [signIn, ...others].slice(0, 64);
		this.#memory.signedIn = signIn;
		this.#saver.write({
			put: [this.#meta()],
			drop: []
		});
	}
	/** `done` when it would survive a power cut. */
	pin(document, done) {
		this.#memory.pins.set(document.key, document);
		this.#saver.write({
			put: [document],
			drop: []
		}, done);
	}
	/** What was approved is kept as long as its event waits here: a restored box may have to be reminded of it. */
	approval(signIn, needed) {
		const others = this.#memory.signIns.filter(({ id, event }) => event === void 0 || needed.has(id));
		this.#memory.signIns = [signIn, ...others].slice(0, 64);
		this.#saver.write({
			put: [this.#meta()],
			drop: []
		});
	}
	signOut() {
		this.#memory.signedIn = null;
		this.#saver.write({
			put: [this.#meta()],
			drop: []
		});
	}
	/** What the box did not admit becomes a card for a person, in the same write in which its tap may go. */
	addCards(refused, settledTaps) {
		const cards = refused.map(({ offer, verdict }) => ({
			kind: "card",
			key: offer.id,
			offer,
			verdict
		}));
		for (const card of cards) this.#memory.cards.set(card.key, card);
		this.#saver.write({
			put: cards,
			drop: settledTaps.map((key) => ({
				kind: "tap",
				key
			}))
		});
	}
	dropCard(key) {
		this.#memory.cards.delete(key);
		this.#saver.write({
			put: [],
			drop: [{
				kind: "card",
				key
			}]
		});
	}
	addReoffers(heard) {
		for (const sealed of heard) this.#memory.reoffers.set(idOfGiven(sealed), sealed);
		this.#saver.write({
			put: heard.map((sealed) => ({
				kind: "reoffer",
				key: idOfGiven(sealed),
				sealed
			})),
			drop: []
		});
	}
	/** The box has them again; they go when the feed has shown them, so that nothing blinks. */
	reoffersTaken(ids) {
		for (const id of ids) this.#taken.add(id);
	}
	/** On a new line the box may be a restored one once more. */
	forgetTaken() {
		this.#taken.clear();
	}
	/** @returns whether there were any */
	dropTaken() {
		const keys = [...this.#taken].filter((id) => this.#memory.reoffers.delete(id));
		this.#taken.clear();
		this.#saver.write({
			put: [],
			drop: keys.map((key) => ({
				kind: "reoffer",
				key
			}))
		});
		return keys.length > 0;
	}
	#rows(rows) {
		for (const row of rows) remindOf(this.#memory.records, row);
		return rows.map((row) => ({
			kind: "record",
			key: keyOf(row),
			...row
		}));
	}
	/** First the orders, then the switch to them, then what they replace goes. */
	#newGeneration(drops) {
		const memory = this.#memory;
		memory.lastGeneration += 1;
		memory.generation = memory.lastGeneration;
		const { generation } = memory;
		const orders = [...memory.replica.book.orders.values()].map((order) => ({
			kind: "order",
			key: `${generation}:${order.order}`,
			generation,
			whole: wholeOf(order)
		}));
		const old = memory.parts.splice(0);
		memory.base = basisOf(memory.replica);
		memory.parts.push(...orders.map(({ kind, key }) => ({
			kind,
			key
		})));
		this.#frames = 0;
		this.#saver.write({
			put: orders,
			drop: []
		});
		this.#saver.write({
			put: [this.#meta()],
			drop: [...old, ...drops]
		});
	}
	/** Says where the orders of this generation stand, not where the replica is: the frames after them bring it there. */
	#meta() {
		const { base, replica, generation, signIns, signedIn } = this.#memory;
		return {
			kind: "meta",
			key: "meta",
			generation,
			...base,
			config: replica.config,
			signIns,
			signedIn: signedIn?.id ?? null
		};
	}
};
// ../shared/sync/name-flash.ts
/** How long the screen shows which machine this is. */
const showNameMs = 6e3;
/** Somebody in the office asked which machine this is: for a moment its screen shows its name. */
var NameFlash = class {
	isOn = false;
	#timers;
	#changed;
	#cancel = () => {};
	constructor(timers, changed) {
		this.#timers = timers;
		this.#changed = changed;
	}
	show() {
		this.isOn = true;
		this.#cancel();
		this.#cancel = this.#timers.after(showNameMs, () => {
			this.isOn = false;
			this.#changed();
		});
	}
};
/** A push must fit the box's message limit with room for its frame. */
const maxPushBytes = Math.floor(maxMessageBytes * .7);
/** The changes of this device that the box has not acknowledged yet, in the order in which they were made. */
var Outbox = class {
	/** By id, in the order in which they were made. */
	#waiting = /* @__PURE__ */ new Map();
	/** Those that have not gone out on the present link. */
	#unsent = [];
	/** Offers of a tap that are still waiting; a tap's document goes when none is. */
	#left = /* @__PURE__ */ new Map();
	#settled = [];
	#onTheWay = 0;
	get size() {
		return this.#waiting.size;
	}
	add(tap, stored) {
		this.#left.set(tap.key, tap.offers.length);
		for (const offer of tap.offers) {
			const waiting = {
				offer,
				tap: tap.key,
				stored,
				sent: false,
				position: null
			};
			this.#waiting.set(offer.id, waiting);
			this.#unsent.push(waiting);
		}
	}
	markStored(tap) {
		for (const waiting of this.#waiting.values()) if (waiting.tap === tap) waiting.stored = true;
	}
	markOf(id) {
		const waiting = this.#waiting.get(id);
		if (waiting === void 0) return null;
		return waiting.stored ? "on-device" : "saving";
	}
	/** The own events that are not confirmed: what a screen shows on top of what the box has said. */
	facts() {
		return this.offers().flatMap((offer) => offer.type === "record-changed" ? [] : [{
			event: offer,
			clock: offer.clock
		}]);
	}
	offers() {
		return Array.from(this.#waiting.values(), ({ offer }) => offer);
	}
	/** The approvals that these changes were made with. */
	approvals() {
		return new Set(this.offers().flatMap(({ approval }) => approval ?? []));
	}
	orders() {
		return new Set(this.offers().flatMap((offer) => offer.type === "record-changed" ? [] : [offer.orderId]));
	}
	/** The incarnations that wait for verdicts, and from which of their numbers on. */
	incarnations() {
		const first = /* @__PURE__ */ new Map();
		for (const offer of this.offers()) if (!first.has(offer.incarnation)) first.set(offer.incarnation, offer.deviceSeq);
		return [...first].map(([incarnation, seq]) => ({
			incarnation,
			first: seq
		}));
	}
	/** A new link knows nothing of what went out on the last one. */
	forgetSending() {
		this.#onTheWay = 0;
		this.#unsent = [...this.#waiting.values()];
		for (const waiting of this.#unsent) Object.assign(waiting, {
			sent: false,
			position: null
		});
	}
	/** Everything of the incarnations that the box was told of is settled, and others wait: it must be told of those. */
	isStuck(declared) {
		const [first] = this.#waiting.values();
		return first !== void 0 && !declared.has(first.offer.incarnation);
	}
	/**
	* The next push, if there is anything to send and room on the way: offers in sequence, of one incarnation. Nothing overtakes
	* what is older, so an incarnation that the box was not told of holds up those after it.
	*/
	nextPush(declared) {
		if (this.#onTheWay >= 512) return null;
		const incarnation = this.#unsent[0]?.offer.incarnation;
		if (incarnation === void 0 || !declared.has(incarnation)) return null;
		const push = [];
		let bytes = 0;
		for (const waiting of this.#unsent) {
			if (push.length === 128 || waiting.offer.incarnation !== incarnation) break;
			if (this.#unsent.length > 1) bytes += utf8Bytes(JSON.stringify(waiting.offer));
			if (push.length > 0 && bytes > maxPushBytes) break;
			push.push(waiting);
		}
		this.#unsent.splice(0, push.length);
		for (const waiting of push) waiting.sent = true;
		this.#onTheWay += push.length;
		return push.map(({ offer }) => offer);
	}
	/** Takes in verdicts. @returns the offers that were not admitted, with why; they have left the outbox */
	judged({ incarnation, upToSeq, position, refused }) {
		const not = new Map(refused.map((row) => [row.id, row]));
		const out = [];
		for (const waiting of this.#waiting.values()) {
			const { offer } = waiting;
			if (offer.incarnation !== incarnation || offer.deviceSeq > upToSeq) continue;
			const verdict = not.get(offer.id);
			if (verdict === void 0) waiting.position ??= position;
			else {
				out.push({
					offer,
					verdict
				});
				this.#settle(waiting);
			}
		}
		return out;
	}
	/**
	* The replica has read up to here: own events among what it read are confirmed, and so is what the box had put below.
	* @returns whether something went that is not among them: it is in an order that this device does not see any more
	*/
	passed(position, confirmed) {
		for (const { event } of confirmed) {
			const waiting = this.#waiting.get(event.id);
			if (waiting !== void 0) this.#settle(waiting);
		}
		const left = this.#waiting.size;
		for (const waiting of this.#waiting.values()) if (waiting.position !== null && waiting.position <= position) this.#settle(waiting);
		return this.#waiting.size < left;
	}
	/** Keys of taps that are settled whole since the last call: their documents may go. */
	takeSettledTaps() {
		return this.#settled.splice(0);
	}
	#settle(waiting) {
		this.#waiting.delete(waiting.offer.id);
		if (waiting.sent) this.#onTheWay -= 1;
		else this.#unsent = this.#unsent.filter((one) => one !== waiting);
		const left = (this.#left.get(waiting.tap) ?? 1) - 1;
		this.#left.set(waiting.tap, left);
		if (left > 0) return;
		this.#left.delete(waiting.tap);
		this.#settled.push(waiting.tap);
	}
};
// ../shared/sync/own-rows.ts
/** The rows of a table as the box has confirmed them, with a device's own unconfirmed changes on top. */
function withOwnChanges(table, confirmed, waiting) {
	const own = waiting.filter((offer) => offer.type === "record-changed" && offer.body.table === table);
	if (own.length === 0) return confirmed;
	const rows = new Map(confirmed);
	for (const { body, clock } of own) {
		const row = mergeRecord(rows.get(body.row) ?? null, table, body.row, body.fields, clock);
		if (row !== null) rows.set(body.row, row);
	}
	return rows;
}
// ../shared/sync/pin-shelf.ts
/** What a device has by which to know people again while the box is away. Who compares, and how often, is not here. */
var PinShelf = class {
	#memory;
	#keeping;
	constructor(memory, keeping) {
		this.#memory = memory;
		this.#keeping = keeping;
	}
	get all() {
		return [...this.#memory.pins.values()];
	}
	of(staff) {
		return this.#memory.pins.get(staff) ?? null;
	}
	/** `done` when it would survive a power cut. */
	keep(document, done) {
		this.#keeping.pin(document, done);
	}
	/** The sign-in that this person got here last; null when they never did. */
	signInOf(staff) {
		return this.#memory.signIns.filter((one) => one.staff === staff && one.event === void 0).reduce((last, one) => last !== null && last.issuedMs > one.issuedMs ? last : one, null);
	}
};
// ../shared/order/decide-orders.ts
const orderDeciders = {
	"set-guests": ({ view }, { order, guests }) => quantityIsFine(guests) ? [{
		orderId: order,
		type: "guests-set",
		body: {
			guests,
			over: [...view.guests.heads]
		}
	}] : refuse("bad-quantity"),
	"move-order": ({ view }, { order, table }) => view.table.value === table ? refuse("same-order") : [{
		orderId: order,
		type: "table-moved",
		body: {
			table,
			over: [...view.table.heads]
		}
	}],
	"set-customer": ({ view }, { order, customer }) => [{
		orderId: order,
		type: "customer-set",
		body: {
			customer,
			over: [...view.customer.heads]
		}
	}],
	"merge-order": ({ book, view }, { order, into }) => {
		if (order === into) return refuse("same-order");
		const target = openTarget(book, into);
		if ("refused" in target) return target;
		return [{
			orderId: order,
			type: "orders-merged",
			body: {
				into,
				over: [...view.merge.heads]
			}
		}];
	},
	"cancel-order": ({ book, view }, { order, reason }) => {
		if (view.lines.some((line) => line.withKitchen > 0)) return refuse("has-kitchen-lines");
		if (view.payments.length > 0) return refuse("has-payments");
		return [{
			orderId: order,
			type: "order-cancelled",
			body: {
				reason,
				seen: seenOf([...view.notes.flatMap((note) => book.orders.get(note.order) ?? []).flatMap(allFacts), ...view.lines.flatMap((line) => line.facts)])
			}
		}];
	},
	"edit-note": (sight, { order, line, writer, update }) => onTarget(sight, order, line, (orderId) => [{
		orderId,
		type: "note-edited",
		body: {
			line,
			writer,
			update
		}
	}]),
	"add-mark": (sight, { order, kind, line, seat, word }) => onTarget(sight, order, line, (orderId) => [{
		orderId,
		type: kind === "allergy" ? "allergy-added" : "chip-added",
		body: {
			line,
			seat,
			word
		}
	}]),
	/** A word that two people added is one word on the screen, so one touch takes both away. */
	"remove-mark": (sight, { order, kind, line, mark }) => {
		const holder = line === null ? sight.view : lineOn(sight, line);
		if (holder === void 0) return refuse("no-such-line");
		const marks = kind === "allergy" ? holder.allergies : holder.chips;
		const meant = marks.find((one) => one.id === mark);
		if (meant === void 0) return refuse("nothing-to-undo");
		const adds = marks.filter((one) => one.word === meant.word && one.seat === meant.seat).map((one) => one.id);
		return onTarget(sight, order, line, (orderId) => [{
			orderId,
			type: kind === "allergy" ? "allergy-removed" : "chip-removed",
			body: {
				line,
				adds
			}
		}]);
	},
	undo: ({ book }, { event }) => {
		const fact = factOf(book, event);
		if (fact === void 0) return refuse("nothing-to-undo");
		if (isFact(fact, "line-parted")) return partTakenBack(book, fact);
		if (!undoable.has(fact.event.type)) return refuse("cannot-undo");
		return undoing(fact.event.orderId, event, linesOf(fact));
	}
};
/** Filed under the line that gets its dishes back: whoever counts it anew says whether they knew. */
function partTakenBack(book, fact) {
	const { id, orderId, body } = fact.event;
	const stream = book.orders.get(orderId);
	const part = stream?.lines.get(body.as);
	const parent = stream?.lines.get(body.line);
	if (stream === void 0 || part === void 0 || parent === void 0) return refuse("nothing-to-undo");
	const [view, from] = [lineView(stream, part), lineView(stream, parent)];
	if (view?.added.event.id !== id || from === null) return refuse("nothing-to-undo");
	if (view.removed || from.removals.length > 0) return refuse("line-removed");
	if ([view, from].some((line) => isOver(book, line))) return refuse("order-over");
	if (isCountedAnew(from, fact)) return refuse("cannot-undo");
	if (cameOfIt(fact, part)) return refuse(view.withKitchen > 0 ? "kitchen-has-it" : "cannot-undo");
	return undoing(orderId, id, [body.line]);
}
function isOver(book, line) {
	const state = orderView(book, orderOfLine(book, line))?.state;
	return state !== void 0 && state !== "open";
}
/** A line may have moved on since, so the event can be in any stream. Undefined when it is undone already. */
function factOf(book, event) {
	for (const order of book.orders.values()) {
		const facts = allFacts(order);
		const fact = facts.find((one) => one.event.id === event);
		if (fact !== void 0) return facts.some((one) => isFact(one, "undone") && one.event.body.undoes === event) ? void 0 : fact;
	}
}
/** Where lines may still be sent: nobody looks for food on an order that is over. */
function openTarget(book, order) {
	const view = orderView(book, order);
	if (view === null) return refuse("no-such-order");
	return view.state === "open" ? view : refuse("order-over");
}
/** An event that names several lines is filed under each, and so is its undoing. */
const undoing = (orderId, undoes, lines) => (lines ?? [null]).map((line) => ({
	orderId,
	type: "undone",
	body: {
		undoes,
		line
	}
}));
const quantityIsFine = (quantity) => Number.isInteger(quantity) && quantity >= 0 && quantity <= 999;
const lineOn = (sight, line) => sight.view.lines.find((one) => one.line === line);
/** A note or mark of a line is filed in the stream the line was born in. */
function onTarget(sight, order, line, make) {
	if (line === null) return make(order);
	const view = lineOn(sight, line);
	return view === void 0 ? refuse("no-such-line") : make(view.home);
}
// ../shared/order/decide-lines.ts
const lineDeciders = {
	"add-line": (_, { order, line, item, quantity, course, seat }) => quantity >= 1 && quantityIsFine(quantity) ? [{
		orderId: order,
		type: "line-added",
		body: {
			line,
			item,
			quantity,
			course,
			seat
		}
	}] : refuse("bad-quantity"),
	"tap-quantity": (sight, { line, by }) => onLine(sight, line, (view) => tapped(view, by)),
	"type-quantity": (sight, { line, quantity }) => onLine(sight, line, (view) => {
		if (!quantityIsFine(quantity)) return refuse("bad-quantity");
		if (quantity < view.withKitchen) return refuse("kitchen-has-it");
		return [...broughtBack(view), typed(view, quantity)];
	}),
	"remove-line": (sight, { line }) => onLine(sight, line, (view) => {
		if (view.withKitchen > 0) return refuse("kitchen-has-it");
		if (view.removed) return refuse("line-removed");
		return [{
			orderId: view.home,
			type: "line-removed",
			body: { line }
		}];
	}),
	"bring-back-line": (sight, { line }) => onLine(sight, line, (view) => {
		if (view.removals.length === 0) return refuse("nothing-to-undo");
		return [...broughtBack(view), ...view.wanted.value === 0 ? [typed(view, 1)] : []];
	}),
	"set-course": (sight, { line, course }) => onLine(sight, line, (view) => [{
		orderId: view.home,
		type: "details-changed",
		body: {
			line,
			change: {
				field: "course",
				value: course
			},
			over: [...view.course.heads]
		}
	}]),
	"set-seat": (sight, { line, seat }) => onLine(sight, line, (view) => [{
		orderId: view.home,
		type: "details-changed",
		body: {
			line,
			change: {
				field: "seat",
				value: seat
			},
			over: [...view.seat.heads]
		}
	}]),
	"transfer-lines": (sight, { order, lines, to }) => {
		if (order === to) return refuse("same-order");
		const target = openTarget(sight.book, to);
		return "refused" in target ? target : transferred(sight, lines, to);
	}
};
/** Whole lines go to another order, which the caller knows to be open. */
function transferred(sight, lines, to) {
	const events = [];
	for (const line of lines) {
		const view = lineOn(sight, line);
		if (view === void 0) return refuse("no-such-line");
		events.push({
			orderId: view.home,
			type: "line-transferred",
			body: {
				line,
				to,
				over: [...view.sentTo.heads]
			}
		});
	}
	return events.length > 0 ? events : refuse("no-such-line");
}
function onLine(sight, line, act) {
	const view = lineOn(sight, line);
	return view === void 0 ? refuse("no-such-line") : act(view);
}
/**
* A + on a line that shows zero, or only what the kitchen would not give back, starts over from what is shown: it is typed,
* so that older taps do not come back to life.
*/
function tapped(view, by) {
	if (!Number.isInteger(by) || by === 0 || Math.abs(by) > 99) return refuse("bad-quantity");
	if (view.quantity === 0 && by < 0) return refuse("line-removed");
	const shown = Math.max(0, view.quantity + by);
	if (shown < view.withKitchen) return refuse("kitchen-has-it");
	if (!quantityIsFine(shown)) return refuse("bad-quantity");
	if (!(view.removals.length === 0 && view.quantity > 0 && view.wanted.value === view.quantity) || view.quantity + by < 0) return [...broughtBack(view), typed(view, shown)];
	return [{
		orderId: view.home,
		type: "quantity-tapped",
		body: {
			line: view.line,
			by
		}
	}];
}
const typed = (view, quantity) => ({
	orderId: view.home,
	type: "quantity-typed",
	body: {
		line: view.line,
		...typing(view, quantity)
	}
});
/** A quantity that stands for everything its author has seen. */
function typing(view, quantity) {
	return {
		quantity,
		seen: seenOf(view.facts.filter((fact) => countsFor(view, fact))),
		over: [...view.wanted.heads]
	};
}
/** Taps, what parted from it, and what came back of that. */
function countsFor({ line, facts }, fact) {
	if (isFact(fact, "undone")) return facts.some((one) => one.event.id === fact.event.body.undoes && isParting(one, line));
	return isFact(fact, "quantity-tapped") || isParting(fact, line);
}
const isParting = (fact, line) => isFact(fact, "line-parted") && fact.event.body.line === line;
function broughtBack(view) {
	if (view.removals.length === 0) return [];
	return [{
		orderId: view.home,
		type: "line-brought-back",
		body: {
			line: view.line,
			removals: [...view.removals]
		}
	}];
}
// ../shared/order/decide-kitchen.ts
const kitchenDeciders = {
	fire: (sight, { lines }) => {
		if (sight.view.needsUpdate) return refuse("update-this-tablet");
		const due = sight.view.lines.filter((line) => lines === "all" ? !line.held : lines.includes(line.line)).filter((line) => line.unfired > 0 && !line.removed);
		if (due.length === 0) return refuse("nothing-to-fire");
		return [...perStream(due, (orderId, group) => ({
			orderId,
			type: "lines-fired",
			body: { lines: group.map((line) => ({
				line: line.line,
				quantity: line.fired + line.unfired,
				stations: [...line.item.stations]
			})) }
		})), ...holding(due.filter((line) => line.held), false)];
	},
	hold: (sight, { lines, held }) => {
		const views = found(sight, lines);
		if ("refused" in views) return views;
		return holding(views, held);
	},
	see: (sight, { lines, upTo, station, changes }) => {
		const views = found(sight, lines);
		if ("refused" in views) return views;
		const unread = changes.filter((change) => !views.every(hasRead(station, change)));
		return perStream(views.filter((line) => unread.length > 0 || meant(line, upTo, 0) > seenAt(line.seen, station)), (orderId, group) => ({
			orderId,
			type: "lines-seen",
			body: {
				station,
				lines: group.map((line) => ({
					line: line.line,
					quantity: meant(line, upTo, 0)
				})),
				changes: unread.slice(0, mostChanges)
			}
		}));
	},
	start: (sight, { lines, upTo }) => advance(sight, lines, "lines-started", (line) => meant(line, upTo, line.fired), (line) => line.started),
	ready: (sight, { lines, upTo }) => advance(sight, lines, "lines-ready", (line) => meant(line, upTo, line.fired), (line) => line.ready),
	recall: (sight, { lines, upTo }) => advance(sight, lines, "lines-recalled", (line) => meant(line, upTo, 0), (line) => line.ready),
	serve: (sight, { lines, upTo }) => advance(sight, lines, "lines-served", (line) => meant(line, upTo, line.fired), (line) => line.served),
	"void-line": (sight, { line, quantity, reason }) => {
		const view = lineOn(sight, line);
		if (view === void 0) return refuse("no-such-line");
		if (!Number.isInteger(quantity) || quantity < 1 || quantity > view.withKitchen) return refuse("nothing-to-void");
		const wanted = view.quantity - quantity;
		const leaves = view.wanted.value > wanted ? typing(view, wanted) : null;
		return [{
			orderId: view.home,
			type: "line-voided",
			body: {
				line,
				quantity: view.voided + quantity,
				reason,
				leaves
			}
		}];
	}
};
function found(sight, lines) {
	const views = lines.map((line) => lineOn(sight, line));
	return views.length === 0 || views.includes(void 0) ? refuse("no-such-line") : views;
}
const holding = (lines, held) => perStream(lines, (orderId, group) => ({
	orderId,
	type: "lines-held",
	body: {
		lines: group.map((line) => line.line),
		held
	}
}));
/** One event per stream: lines that were transferred here still belong to where they were born. */
function perStream(lines, make) {
	return [...new Set(lines.map((line) => line.home))].map((home) => make(home, lines.filter((line) => line.home === home)));
}
/** As many as one event takes; the others are said with the next. */
const mostChanges = 200;
const hasRead = (station, change) => ({ facts }) => changesRead(facts, station).has(change);
/** One ticket of a line that was fired in parts is bumped alone. */
const meant = (line, upTo, usual) => Math.min(line.fired, Math.max(0, upTo?.[line.line] ?? usual));
/** Moves lines to a cumulative quantity; lines that are there already are left out, so a second tap says nothing new. */
function advance(sight, lines, type, to, from) {
	const views = found(sight, lines);
	if ("refused" in views) return views;
	return perStream(views.filter((line) => line.fired > 0 && to(line) !== from(line)), (orderId, group) => ({
		orderId,
		type,
		body: { lines: group.map((line) => ({
			line: line.line,
			quantity: to(line)
		})) }
	}));
}
// ../shared/order/decide-money.ts
const moneyDeciders = {
	"register-payment": ({ view }, { order, payment, tender, amount, given }) => {
		if (view.needsUpdate) return refuse("update-this-tablet");
		if (amount <= 0 || amount > view.balance) return refuse("more-than-owed");
		if (tender === "cash" && given < amount) return refuse("too-little-given");
		const settles = amount === view.balance ? billed(view) : [];
		const change = tender === "cash" ? minus(given, amount) : 0;
		return [{
			orderId: order,
			type: "payment-registered",
			body: {
				payment,
				tender,
				amount,
				given: tender === "cash" ? given : amount,
				change,
				bill: view.total,
				settles
			}
		}];
	},
	"close-order": ({ view }, { order }) => {
		if (view.needsUpdate) return refuse("update-this-tablet");
		if (view.balance > 0) return refuse("not-paid");
		return [{
			orderId: order,
			type: "order-closed",
			body: {
				total: view.total,
				lines: billed(view)
			}
		}];
	}
};
const billed = (view) => view.lines.filter((line) => line.quantity > 0).map((line) => ({
	line: line.line,
	quantity: line.quantity
}));
// ../shared/order/decide-opening.ts
/** `saw` tells an accident (two tablets open the same free table, each seeing none) from a second party on purpose. */
function openOrder(book, command) {
	if (book.orders.has(command.order)) return refuse("order-exists");
	const saw = command.table === null ? [] : openOrdersAt(book, command.table);
	const { order, kind, table, multiSession, guests } = command;
	const opened = {
		orderId: order,
		type: "order-opened",
		body: {
			kind,
			table,
			multiSession,
			saw: saw.slice(0, 50)
		}
	};
	if (guests === null) return [opened];
	return [opened, {
		orderId: order,
		type: "guests-set",
		body: {
			guests,
			over: []
		}
	}];
}
function openOrdersAt(book, table) {
	return (book.saidAt.get(table) ?? []).filter((id) => {
		const view = orderView(book, id);
		return view?.state === "open" && view.table.value === table;
	});
}
// ../shared/order/decide-several.ts
/** What is one act for a person and several events for the book: all of them are decided, or none. */
const severalDeciders = {
	send: (sight, { order, fire, hold }) => {
		if (sight.view.needsUpdate) return refuse("update-this-tablet");
		const due = new Set(sight.view.lines.filter((line) => line.unfired > 0 && !line.removed).map(({ line }) => line));
		const now = fire.filter((line) => due.has(line));
		const waiting = sight.view.lines.filter((line) => due.has(line.line) && hold.includes(line.line) && !line.held).map(({ line }) => line).filter((line) => !now.includes(line));
		if (now.length + waiting.length === 0) return refuse("nothing-to-fire");
		const fired = now.length === 0 ? [] : kitchenDeciders.fire(sight, {
			type: "fire",
			order,
			lines: now
		});
		if (isRefusal(fired)) return fired;
		if (waiting.length === 0) return fired;
		const held = kitchenDeciders.hold(sight, {
			type: "hold",
			order,
			lines: waiting,
			held: true
		});
		return isRefusal(held) ? held : [...fired, ...held];
	},
	"transfer-part": (sight, { order, to, ...part }) => {
		if (order === to) return refuse("same-order");
		const target = openTarget(sight.book, to);
		return isRefusal(target) ? target : parted(sight, part, to);
	},
	transfer: (sight, { order, lines, parts, to, opens }) => {
		if (order === to) return refuse("same-order");
		const opened = opens === void 0 ? openTarget(sight.book, to) : openedFor(sight, to, opens.table);
		if (isRefusal(opened)) return opened;
		const answers = [lines.length === 0 && parts.length > 0 ? [] : transferred(sight, lines, to), ...parts.map((part) => parted(sight, part, to))];
		const refusal = answers.find(isRefusal);
		if (refusal !== void 0) return refusal;
		return [...opens === void 0 ? [] : opened, ...answers.flat()];
	},
	"replace-line": (sight, { order, line, as, item, note }) => {
		const view = lineOn(sight, line);
		if (view === void 0) return refuse("no-such-line");
		const removed = lineDeciders["remove-line"](sight, {
			type: "remove-line",
			order,
			line
		});
		if (isRefusal(removed)) return removed;
		return [...removed, ...copied(view, {
			line: as,
			order,
			quantity: Math.max(1, view.quantity),
			item,
			note
		})];
	}
};
/** An order for lines that come from this one. */
function openedFor({ book, view }, order, table) {
	const { multiSession } = view.opened.event.body;
	return openOrder(book, {
		type: "open-order",
		order,
		kind: table === null ? "take-away" : "table",
		table,
		multiSession,
		guests: null
	});
}
function parted(sight, { line, quantity, as, note = null }, to) {
	const view = lineOn(sight, line);
	if (view === void 0) return refuse("no-such-line");
	if (quantity > view.unfired) return refuse("kitchen-has-it");
	if (!Number.isInteger(quantity) || quantity < 1) return refuse("bad-quantity");
	return [
		{
			orderId: view.home,
			type: "line-parted",
			body: {
				line,
				as,
				quantity,
				to
			}
		},
		...changedDetails(view, as),
		...marksOf(view, {
			line: as,
			order: view.home,
			note
		})
	];
}
/** A line of its own with what is known about another: when, for whom, and above all what somebody may not eat. */
function copied(view, { quantity, item, ...copy }) {
	const { line, order } = copy;
	const [course, seat] = [view.course.value, view.seat.value];
	return [{
		orderId: order,
		type: "line-added",
		body: {
			line,
			item,
			quantity,
			course,
			seat
		}
	}, ...marksOf(view, copy)];
}
/** A part is born with the course and the seat that the line was added with. */
function changedDetails(view, as) {
	const [course, seat] = [view.course.by, view.seat.by];
	const changed = [];
	const change = (change) => {
		changed.push({
			orderId: view.home,
			type: "details-changed",
			body: {
				line: as,
				change,
				over: []
			}
		});
	};
	if (course !== null) change({
		field: "course",
		value: view.course.value
	});
	if (seat !== null) change({
		field: "seat",
		value: view.seat.value
	});
	return changed;
}
function marksOf(view, { line, order, note }) {
	return [
		...view.allergies.map((mark) => ({
			orderId: order,
			type: "allergy-added",
			body: {
				line,
				seat: mark.seat,
				word: mark.word
			}
		})),
		...view.chips.map((mark) => ({
			orderId: order,
			type: "chip-added",
			body: {
				line,
				seat: mark.seat,
				word: mark.word
			}
		})),
		...view.held ? [{
			orderId: order,
			type: "lines-held",
			body: {
				lines: [line],
				held: true
			}
		}] : [],
		...note === null ? [] : [{
			orderId: order,
			type: "note-edited",
			body: {
				line,
				...note
			}
		}]
	];
}
// ../shared/order/decide.ts
const deciders = {
	...orderDeciders,
	...lineDeciders,
	...kitchenDeciders,
	...moneyDeciders,
	...severalDeciders
};
/** Still allowed on an order that is over: looking after money and food that exist already. */
const afterTheEnd = /* @__PURE__ */ new Set([
	"undo",
	"see",
	"ready",
	"recall",
	"serve",
	"start",
	"register-payment"
]);
/**
* What happens if we do this? Asks only the book: no clock, no network, no ids of its own. The events are what the person
* meant, not what the order will be: that is for the house rules, once everyone's facts have met.
*/
function decide(book, command) {
	if (command.type === "open-order") return openOrder(book, command);
	const view = orderView(book, command.order);
	if (view === null) return refuse("no-such-order");
	if (!(view.state === "open" || afterTheEnd.has(command.type) || view.state === "closed" && command.type === "fire")) return refuse("order-over");
	const decider = deciders[command.type];
	return decider({
		book,
		view
	}, command);
}
// ../shared/sync/plan.ts
function planOf(book, command, approval, ask) {
	const decided = decide(book, command);
	if (isRefusal(decided)) return decided;
	const drafts = decided;
	const approved = approval === void 0 ? null : toApprove(drafts, ask);
	if (isRefusal(approved)) return approved;
	for (const draft of drafts) {
		const refused = ask(draft, draft === approved ? approval : void 0);
		if (refused !== null) return refused;
	}
	return {
		drafts,
		approved
	};
}
/** Could somebody else's yes make this possible? Null: it could, and one event is all that it would be for. */
function whyNotApprovable(book, command, ask) {
	const drafts = decide(book, command);
	if (isRefusal(drafts)) return drafts;
	const draft = toApprove(drafts, ask);
	return isRefusal(draft) ? draft : null;
}
/** An approval is for one event: the only one there is, or the only one that would be refused without. */
function toApprove(drafts, ask) {
	const [only, second] = drafts;
	if (only !== void 0 && second === void 0) return only;
	const [refused, another] = drafts.filter((draft) => ask(draft, void 0) !== null);
	return refused !== void 0 && another === void 0 ? refused : refuse("not-permitted");
}
/** The events of a plan; the approved one bears the name that it was approved under. */
function eventsOf({ drafts, approved }, stamp, approval) {
	return drafts.map((draft) => {
		const own = {
			...stamp(),
			...draft
		};
		if (draft !== approved || approval?.event === void 0) return own;
		return {
			...own,
			id: approval.event,
			approval: approval.id
		};
	});
}
// ../shared/sync/refusal-cards.ts
/** Whatever names an order or a line whose making was refused, or takes back what was refused, belongs to that refusal. */
function refusalCards(cards) {
	const makers = /* @__PURE__ */ new Map();
	for (const card of cards) {
		const { offer } = card;
		makers.set(offer.id, card);
		if (offer.type === "order-opened") makers.set(offer.orderId, card);
		if (offer.type === "line-added") makers.set(offer.body.line, card);
		if (offer.type === "line-parted") makers.set(offer.body.as, card);
	}
	const roots = /* @__PURE__ */ new Map();
	for (const card of cards) {
		const root = rootOf(card, makers);
		const depends = roots.get(root) ?? [];
		if (card !== root) depends.push(card);
		roots.set(root, depends);
	}
	return [...roots].map(([card, depends]) => ({
		...card,
		depends
	}));
}
function rootOf(card, makers) {
	for (let at = card;;) {
		const [maker] = namedIn(at).flatMap((id) => makers.get(id) ?? []);
		if (maker === void 0 || maker === at || maker === card) return at;
		at = maker;
	}
}
/** The events, lines and orders that an offer is about, the nearest first. */
function namedIn({ offer }) {
	if (offer.type === "record-changed") return [];
	if (offer.type === "undone") return [
		offer.body.undoes,
		...offer.body.line === null ? [] : [offer.body.line],
		offer.orderId
	];
	const born = offer.type === "line-added" ? offer.body.line : offer.type === "line-parted" ? offer.body.as : null;
	const lines = (linesOf({
		event: offer,
		clock: offer.clock
	}) ?? []).filter((line) => line !== born);
	const target = offer.type === "line-transferred" || offer.type === "line-parted" ? [offer.body.to] : [];
	return [
		...lines,
		...offer.type === "orders-merged" ? [offer.body.into] : target,
		offer.orderId
	];
}
// ../shared/sync/saver.ts
/** How long to wait before writing again after a failure, in ms; the last one repeats. */
const retryMs = [
	100,
	500,
	2e3,
	5e3
];
/** After this many failures in a row new taps are refused: what cannot be saved must not be promised. */
const failuresUntilRefusal = 3;
/**
* Writes one change after the other, so that what is saved is always a beginning of what happened. A change that fails is
* written again until it succeeds or somebody says that the box has it anyway.
*/
var Saver = class {
	#storage;
	#timers;
	#changed;
	#queue = [];
	#busy = false;
	#failures = 0;
	#stopped = false;
	failure = null;
	constructor(storage, timers, changed) {
		this.#storage = storage;
		this.#timers = timers;
		this.#changed = changed;
	}
	get isFailing() {
		return this.#stopped || this.#failures >= failuresUntilRefusal;
	}
	get waiting() {
		return this.#queue.length;
	}
	write(change, done = () => {}) {
		if (change.put.length === 0 && change.drop.length === 0) return;
		this.#queue.push({
			change,
			done: [done]
		});
		this.#next();
	}
	/** Once everything that is waiting now is written; at once when nothing is. */
	afterAll(done) {
		const last = this.#queue.at(-1);
		if (last === void 0) done();
		else last.done.push(done);
	}
	stop() {
		this.#stopped = true;
		this.#storage.close();
	}
	#next() {
		const job = this.#queue[0];
		if (job === void 0 || this.#busy || this.#stopped) return;
		this.#busy = true;
		this.#storage.write(job.change, (failure) => {
			this.#busy = false;
			if (this.#stopped) return;
			if (failure !== void 0) this.#failed(failure);
			else {
				this.#queue.shift();
				this.#recovered();
				for (const done of job.done) done();
				this.#next();
			}
		});
	}
	#failed(failure) {
		this.failure = failure;
		this.#failures += 1;
		this.#changed(failure);
		if (failure.failed === "fenced") this.#stopped = true;
		else this.#timers.after(retryMs[Math.min(this.#failures, retryMs.length) - 1] ?? 5e3, () => this.#next());
	}
	#recovered() {
		if (this.#failures === 0) return;
		this.#failures = 0;
		this.failure = null;
		this.#changed(null);
	}
};
// ../shared/sync/stamps.ts
const toHex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
/** Names and times for what happens on a device: its incarnation, its place in the sequence, box time as a hybrid clock. */
var Stamps = class {
	incarnation;
	#clock;
	#random;
	#device;
	#last = 0;
	#deviceSeq = 0;
	/** What to add to the monotonic clock to get the box's; null until the box has spoken. */
	#boxOffsetMs = null;
	constructor(clock, random, device) {
		this.#clock = clock;
		this.#random = random;
		this.#device = device;
		this.incarnation = toHex(random.bytes(8));
	}
	/** Box time as well as it can be told here, in ms: the device's own wall clock only until the box has spoken once. */
	boxNowMs() {
		return this.#boxOffsetMs === null ? this.#clock.wallMs() : this.#clock.monotonicMs() + this.#boxOffsetMs;
	}
	/** The box's time, if it has told it since the start of this run; a device's own clock proves nothing. */
	isAfter(boxMs) {
		return this.#boxOffsetMs !== null && this.boxNowMs() > boxMs;
	}
	hearTime(nowMs) {
		this.#boxOffsetMs = nowMs - this.#clock.monotonicMs();
	}
	/** Whatever is stamped from now on comes after this. */
	hearClock(clock) {
		this.#last = Math.max(this.#last, clock);
	}
	newId() {
		return uuidV7(this.boxNowMs(), this.#random.bytes(10));
	}
	/** A Yjs client id for one opening of a note's editor: never 0, which Yjs keeps for itself. */
	newWriter() {
		const [a = 0, b = 0, c = 0, d = 0] = this.#random.bytes(4);
		return (a << 24 | b << 16 | c << 8 | d | 1) >>> 0;
	}
	next({ id: signIn, staff }) {
		this.#last = tick(this.#last, this.boxNowMs());
		this.#deviceSeq += 1;
		return {
			id: this.newId(),
			clock: this.#last,
			device: this.#device,
			incarnation: this.incarnation,
			deviceSeq: this.#deviceSeq,
			signIn,
			staff,
			rules: 1
		};
	}
};
// ../shared/sync/device-core.ts
const notReady = "the device is asked before it has read its storage";
const lookAtDiskMs = 1e3;
/** A database that would not open is asked again after this long. */
const loadAgainMs = 1e3;
/**
* One device of the restaurant: what the box has confirmed, under what was tapped here and is not confirmed yet. A tap is
* decided, shown, saved and offered to the box, in this order; nothing it shows as safe can be lost.
*/
var DeviceCore = class {
	#ports;
	#settings;
	#line;
	#saver;
	#stamps;
	#outbox = new Outbox();
	#listeners = /* @__PURE__ */ new Set();
	#keeping = null;
	#pins = null;
	#remembered = null;
	#conversation = null;
	#tapCount = 0;
	#stopped = false;
	#handIn;
	#name;
	#view = null;
	/** Why this device may not go on; null while it may. */
	halted = null;
	wiped = false;
	/** Who says no here before the box does. A device that somebody has tampered with has another; the box does not mind. */
	judge = judgeHere;
	constructor(ports, settings) {
		this.#ports = ports;
		this.#settings = settings;
		this.#stamps = new Stamps(ports.clock, ports.random, settings.device);
		this.#name = new NameFlash(ports.timers, () => this.#tell());
		this.#handIn = new HandIn(ports.timers, () => {
			if (!this.#stopped && this.unsent > 0) this.#line.start();
		});
		this.#saver = new Saver(ports.storage, ports.timers, (failure) => this.#storageChanged(failure));
		this.#line = new DeviceLine(ports, {
			opened: () => this.#conversation?.opened(),
			received: (message) => this.#received(message),
			ended: (why) => {
				this.#conversation?.ended(this.#line.silentMs ?? 0);
				if (why !== null) this.halted = why;
				if (why === "revoked") this.#handIn.later();
				this.#tell();
			},
			beat: () => ({
				type: "beat",
				pending: this.#outbox.size,
				position: this.#remembered?.replica.position ?? 0
			})
		});
	}
	get isReady() {
		return this.#remembered !== null;
	}
	get replica() {
		return this.#memory().replica;
	}
	/** The orders as this device sees them: what is confirmed, what it heard before a restore, and its own taps on top. */
	get book() {
		if (this.#view === null) throw new Error(notReady);
		return this.#view.book;
	}
	/** The rows of a table as the box has confirmed them, with this device's own unconfirmed changes on top. */
	records(table) {
		return withOwnChanges(table, this.#memory().records.get(table) ?? /* @__PURE__ */ new Map(), this.#outbox.offers());
	}
	get cards() {
		return refusalCards([...this.#memory().cards.values()]);
	}
	get signedIn() {
		return this.#memory().signedIn;
	}
	/** Who can be known again here while the box is away. */
	get pins() {
		if (this.#pins === null) throw new Error(notReady);
		return this.#pins;
	}
	get away() {
		return this.#conversation?.away ?? null;
	}
	/** Who looks at which order just now. */
	get present() {
		return this.#conversation?.present ?? [];
	}
	get incarnation() {
		return this.#stamps.incarnation;
	}
	/** What the box may have from nobody else: taps without its word, and what it was told before it was restored. */
	get unsent() {
		return this.#outbox.size + (this.#remembered?.reoffers.size ?? 0);
	}
	/** Writes that are not on this device's disk yet. */
	get unsaved() {
		return this.#saver.waiting;
	}
	/** For a moment after somebody in the office asked which machine this is: its screen shows its name. */
	get isIdentified() {
		return this.#name.isOn;
	}
	get storageFailure() {
		return this.#saver.failure;
	}
	connection() {
		const { kind, silentMs: ageMs, isBoxFailing: cannotSave } = this.#line;
		const isCaughtUp = this.#conversation?.isShown === true && !this.#conversation.owes;
		return {
			state: cannotSave ? "no-box" : stateOf({
				kind,
				ageMs,
				isCaughtUp
			}),
			kind,
			ageMs,
			pending: this.#outbox.size,
			cannotSave
		};
	}
	markOf(fact) {
		return fact.position === void 0 ? this.#outbox.markOf(fact.event.id) ?? "safe" : "safe";
	}
	/** Box time as well as it can be told here, in ms: for showing ages, never for deciding. */
	boxNowMs() {
		return this.#stamps.boxNowMs();
	}
	onChange(listener) {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}
	start() {
		this.#ports.storage.load((loaded) => {
			if (isStorageFailure(loaded)) {
				this.#storageChanged(loaded);
				if (loaded.failed !== "fenced") this.#ports.timers.after(loadAgainMs, () => this.start());
				return;
			}
			this.wiped = loaded.wiped;
			this.#begin(remember(loaded.documents));
			this.#line.start();
			this.#tell();
		});
	}
	stop() {
		this.#stopped = true;
		this.#line.stop();
		this.#saver.stop();
	}
	/** The device woke up, or its network changed. */
	wake() {
		if (this.halted === null && this.isReady) this.#line.renew();
	}
	newId() {
		return this.#stamps.newId();
	}
	/** A Yjs client id for one opening of a note's editor. */
	newWriter() {
		return this.#stamps.newWriter();
	}
	/**
	* Does what a person asked for, or says why not. `done` comes once it is safe on this device or at the box.
	* @param approval of somebody who may, for the event that `approvable` named
	*/
	act(command, done = () => {}, approval) {
		const signedIn = this.#author();
		if (isRefusal(signedIn)) return signedIn;
		const plan = planOf(this.book, command, approval, this.#ask(signedIn));
		if (isRefusal(plan)) return plan;
		if (approval !== void 0) {
			if (approval.event === void 0 || this.#outbox.markOf(approval.event) !== null) return refuse("not-approved");
			this.#keeping?.approval(approval, this.#outbox.approvals());
		}
		const events = eventsOf(plan, () => this.#stamps.next(signedIn), approval);
		if (events.length > 0) this.#tap(events, done);
		return events;
	}
	/** Names the event that `act` would make of this, so that somebody who may do it can approve it beforehand. */
	approvable(command) {
		const signedIn = this.#author();
		if (isRefusal(signedIn)) return signedIn;
		return whyNotApprovable(this.book, command, this.#ask(signedIn)) ?? { event: this.newId() };
	}
	/** Changes a row (a customer, a product that is sold out); the box decides field by field. */
	changeRecord(table, row, fields, done = () => {}) {
		const signedIn = this.#author();
		if (isRefusal(signedIn)) return signedIn;
		const draft = {
			type: "record-changed",
			body: {
				table,
				row,
				fields
			}
		};
		const refused = this.#judged([draft], signedIn, void 0);
		if (refused !== null) return refused;
		const change = {
			...this.#stamps.next(signedIn),
			...draft
		};
		this.#tap([change], done);
		return change;
	}
	signIn(signIn) {
		this.#keeping?.signIn(signIn);
		this.#tell();
	}
	signOut() {
		this.#keeping?.signOut();
		this.#tell();
	}
	/** A person has read why something was refused. */
	dismissCard(key) {
		const read = this.cards.find((card) => card.key === key)?.depends ?? [];
		for (const card of [key, ...read.map((one) => one.key)]) this.#keeping?.dropCard(card);
		this.#tell();
	}
	dismissAway() {
		if (this.#conversation !== null) this.#conversation.away = null;
		this.#tell();
	}
	lookAt(order) {
		this.#line.send({
			type: "presence",
			order
		});
	}
	#memory() {
		if (this.#remembered === null) throw new Error(notReady);
		return this.#remembered;
	}
	#begin(memory) {
		const keeping = new Keeping(memory, this.#saver);
		this.#remembered = memory;
		this.#keeping = keeping;
		this.#pins = new PinShelf(memory, keeping);
		this.#stamps.hearClock(memory.clock);
		this.#tapCount = memory.lastTap;
		for (const tap of memory.taps) this.#outbox.add(tap, true);
		const view = new DeviceView(memory, this.#outbox);
		this.#view = view;
		this.#conversation = new Conversation({
			...this.#settings,
			memory,
			keeping,
			outbox: this.#outbox,
			stamps: this.#stamps,
			send: (message) => this.#line.send(message),
			renew: () => this.#line.renew(),
			saved: (done) => this.#saver.afterAll(() => {
				done();
				this.#tell();
			}),
			view
		});
	}
	#ask(signedIn) {
		return (draft, approval) => this.#judged([draft], signedIn, approval);
	}
	#received(message) {
		if (this.#saver.waiting >= 1e3) this.#pause();
		else this.#conversation?.received(message);
		if (message.type === "identify") this.#name.show();
		if (message.type === "welcome" && message.resume === "hand-in") this.halted = "revoked";
		if (this.halted === "revoked" && this.unsent === 0) this.#line.stop();
		this.#tell();
	}
	/** The sign-in under which something may be done now, or why nothing may. */
	#author() {
		const signIn = this.#remembered?.signedIn ?? null;
		if (signIn === null) return refuse("not-signed-in");
		if (this.halted !== null) return refuse("device-halted");
		if (this.#stamps.isAfter(signIn.expiresMs)) return refuse("sign-in-expired");
		return this.#saver.isFailing ? refuse("storage-failed") : signIn;
	}
	#judged(drafts, by, approval) {
		const { records } = this.#memory();
		const code = this.judge(drafts, by, approval, {
			device: this.#settings.device,
			book: this.book,
			row: (table, id) => records.get(table)?.get(id)?.fields ?? null
		});
		return code === null ? null : refuse(code);
	}
	#tap(offers, done) {
		this.#tapCount += 1;
		const tap = {
			kind: "tap",
			key: String(this.#tapCount).padStart(12, "0"),
			offers,
			savedMs: Math.floor(this.boxNowMs())
		};
		this.#outbox.add(tap, false);
		const facts = offers.flatMap((offer) => offer.type === "record-changed" ? [] : [{
			event: offer,
			clock: offer.clock
		}]);
		this.#view?.tapped(facts);
		this.#saver.write({
			put: [tap],
			drop: []
		}, () => {
			this.#outbox.markStored(tap.key);
			done();
			this.#tell();
		});
		this.#conversation?.sendPushes();
		this.#tell();
	}
	/** What comes in cannot be saved: the box keeps it for later, and the screen says that this device is not up to date. */
	#pause() {
		this.#line.stop();
		this.#conversation?.ended(this.#line.silentMs ?? 0);
		const look = () => {
			if (this.#stopped || this.halted !== null) return;
			if (this.#saver.waiting < 500) this.#line.start();
			else this.#ports.timers.after(lookAtDiskMs, look);
		};
		this.#ports.timers.after(lookAtDiskMs, look);
	}
	#storageChanged(failure) {
		if (failure?.failed === "fenced") {
			this.halted = "fenced";
			this.#line.stop();
		}
		this.#tell();
	}
	#tell() {
		for (const listener of this.#listeners) listener();
	}
};
export { DeviceCore, lineState, orderView, protocolVersion };
