package dev.firewatch.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.firewatch.DatabaseFault;
import dev.firewatch.chat.LeaseGuard;
import dev.firewatch.delivery.EffectDispatcher.Result;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the effects that documents carry: at once after a write, and in the sweep if
 * they did not get through. An effect leaves its document only when its platform has
 * confirmed it. Works in real time, whatever the domain's clock says.
 */
public class Deliveries implements AutoCloseable {

	/** How soon an instance that others may think dead checks again. */
	private static final Duration UNFIT = Duration.ofSeconds(1);

	private final Outbox outbox;

	private final EffectDispatcher dispatcher;

	private final DeliveryFailures failures;

	private final DeliveryMeters meters;

	private final Surroundings surroundings;

	/**
	 * By document, what an interrupted pass tried; this instance still holds the lease.
	 */
	private final Map<DocumentRef, Set<String>> doubtful = new ConcurrentHashMap<>();

	private final Workers workers = new Workers(this::deliver);

	/**
	 * What deliveries need.
	 *
	 * @param collections the collections whose documents carry effects
	 */
	public record Surroundings(Instances instances, List<String> collections, Clock realTime) {

		Instant now() {
			return realTime.instant();
		}

	}

	public Deliveries(Outbox outbox, EffectDispatcher dispatcher, DeliveryFailures failures, DeliveryMeters meters,
			Surroundings surroundings) {
		this.outbox = outbox;
		this.dispatcher = dispatcher;
		this.failures = failures;
		this.meters = meters;
		this.surroundings = surroundings;
	}

	/** Delivers what the document carries as soon as a worker is free. */
	public void soon(DocumentRef document, boolean routine) {
		workers.soon(document, routine);
	}

	/** Picks up everything that is due and not yet delivered. */
	public void sweep() {
		List<Outbox.FoundDocument> found = new ArrayList<>();
		for (String collection : surroundings.collections()) {
			Outbox.FoundDocument here = outbox.find(collection, surroundings.now());
			here.due().forEach(document -> soon(document, true));
			found.add(here);
		}
		meters.waiting(found, surroundings.now());
	}

	/** Retries what could not be delivered. */
	public void again(DeliveryFailure failure) {
		again(failure.document());
		failures.forget(List.of(failure.id()));
	}

	/**
	 * Retries the document's effects that were given up; returns how many failures that
	 * is.
	 */
	public int again(DocumentRef document) {
		outbox.revive(document);
		List<String> known = failures.of(document).stream().map(DeliveryFailure::id).toList();
		failures.forget(known);
		soon(document, false);
		return known.size();
	}

	/** What was waiting at the last sweep. */
	public DeliveryMeters.Waiting waiting() {
		return meters.waiting();
	}

	/** Waits until nothing is being delivered, at most a second. */
	public void await() {
		workers.await();
	}

	/** Whether nothing is being delivered just now. */
	public boolean idle() {
		return workers.idle();
	}

	private void deliver(DocumentRef document) {
		if (!surroundings.instances().fit()) {
			workers.later(document, surroundings.now().plus(UNFIT), UNFIT, false);
			return;
		}
		Optional<List<Effect>> leased = outbox.lease(document);
		if (leased.isPresent()) {
			DeliveryPass deliveryPass = new DeliveryPass(document, doubted(document, leased.get()));
			boolean released;
			try {
				deliveryPass.run();
				released = deliveryPass.release();
			}
			catch (RuntimeException | Error broken) {
				// What had been sent may not have been recorded.
				doubtful.put(document, deliveryPass.tried);
				throw broken;
			}
			if (!released) {
				// Effects were added meanwhile.
				soon(document, false);
			}
			else if (deliveryPass.wake != null) {
				Duration wait = Duration.between(surroundings.now(), deliveryPass.wake);
				workers.later(document, deliveryPass.wake, wait.isNegative() ? Duration.ZERO : wait,
						deliveryPass.isRoutine());
			}
		}
	}

	/** The effects, marked uncertain if an interrupted pass may have sent them. */
	private List<Effect> doubted(DocumentRef document, List<Effect> effects) {
		Set<String> tried = doubtful.getOrDefault(document, Set.of());
		List<Effect> all = new ArrayList<>();
		for (Effect effect : effects) {
			if (tried.contains(effect.id())) {
				// Written down, as its turn may come later.
				outbox.replace(document, effect.doubted());
				all.add(effect.doubted());
			}
			else {
				all.add(effect);
			}
		}
		doubtful.remove(document);
		return all;
	}

	/** Tries each effect of a document once, urgent ones first and each lane in order. */
	private final class DeliveryPass {

		private final DocumentRef document;

		private final List<Effect> effects;

		private final LeaseGuard lease = LeaseGuard.asLongAs(surroundings.instances()::believedAlive);

		private final Set<String> stuck = new HashSet<>();

		private final List<String> recovered = new ArrayList<>();

		private final Set<String> hopeless = new HashSet<>();

		private final Set<String> tried = new HashSet<>();

		/** When to try the rest. */
		private @Nullable Instant wake;

		/** The one delivered last, which is removed when the next is tried or none is. */
		private @Nullable Effect last;

		DeliveryPass(DocumentRef document, List<Effect> effects) {
			this.document = document;
			this.effects = effects;
		}

		void run() {
			List<Effect> inOrder = coalesced().stream().sorted(Comparator.comparing(Effect::isRoutine)).toList();
			for (Effect effect : inOrder) {
				if (effect.hopeless()) {
					hopeless.add(DeliveryFailures.id(document, effect));
					if (effect.nature() == Effect.Nature.GATE) {
						stuck.add(effect.lane());
					}
				}
				else if (stuck.stream().noneMatch(effect::waitsFor)) {
					attempt(effect);
				}
			}
			recovered.removeAll(hopeless);
			if (!recovered.isEmpty()) {
				failures.forget(recovered);
			}
		}

		/** Gives the document back; false if effects were added meanwhile. */
		boolean release() {
			boolean released = outbox.release(document, last, wake);
			if (!released) {
				removeLast();
			}
			return released;
		}

		private void removeLast() {
			if (last != null) {
				outbox.remove(document, last);
				last = null;
			}
		}

		/**
		 * The effects left to do: a later one that will say the same makes an earlier one
		 * superfluous.
		 */
		private List<Effect> coalesced() {
			List<Effect> kept = new ArrayList<>();
			for (Effect effect : effects) {
				int earlier = lastTwin(kept, effect);
				if (earlier < 0) {
					kept.add(effect);
				}
				else if (effect.nature() == Effect.Nature.GATE) {
					// The effects in between need the first one; it is tried as if it
					// were new.
					Effect revived = kept.get(earlier).after(Effect.Tries.NONE).doubted();
					// First, as the other one is the reason to try again.
					outbox.replace(document, revived);
					kept.set(earlier, revived);
					outbox.remove(document, effect);
				}
				else if (kept.get(earlier).mayHaveArrived()) {
					// Only this one can be looked for; the later one would post a new
					// message.
					kept.add(effect);
				}
				else {
					Effect former = kept.remove(earlier);
					kept.add(patient(effect, former));
					delivered(former);
				}
			}
			return kept;
		}

		private static int lastTwin(List<Effect> kept, Effect effect) {
			for (int i = kept.size() - 1; i >= 0; i--) {
				if (kept.get(i).sameAs(effect)) {
					return i;
				}
			}
			return -1;
		}

		/** An effect that was told to wait still waits, even with news. */
		private Effect patient(Effect effect, Effect former) {
			Instant until = former.tries().notBefore();
			if (former.hopeless() || !until.isAfter(effect.tries().notBefore())) {
				return effect;
			}
			Effect.Tries own = effect.tries();
			Effect patient = effect
				.after(new Effect.Tries(until, own.attempts(), own.faults(), own.uncertain(), own.problem()));
			outbox.replace(document, patient);
			return patient;
		}

		private void attempt(Effect effect) {
			Instant now = surroundings.now();
			if (effect.tries().notBefore().isAfter(now)) {
				wait(effect, effect.tries().notBefore());
				return;
			}
			if (!surroundings.instances().fit()) {
				// Another instance may think this one dead and take over.
				wait(effect, now.plus(UNFIT));
				return;
			}
			Result result = carried(effect, now);
			meters.tried(effect, result.ending(), surroundings.now());
			switch (result.ending()) {
				case DELIVERED, NOTHING -> delivered(effect);
				case NOT_YET -> wait(effect, now.plus(result.pause()));
				case RETRY -> {
					outbox.replace(document, result.effect());
					wait(effect, now.plus(result.pause()));
				}
				case GIVEN_UP -> givenUp(result);
				default -> throw new IllegalStateException(result.ending().name());
			}
			if (result.refusing() != null) {
				failures.shutOut(result.refusing(), result.problem());
			}
		}

		private Result carried(Effect effect, Instant now) {
			// Whatever comes of this one, the one before has arrived.
			removeLast();
			tried.add(effect.id());
			try {
				return lease.during(() -> dispatcher.carry(effect, now));
			}
			catch (RuntimeException fault) {
				if (DatabaseFault.isAway(fault)) {
					// This happened while composing: nothing was sent.
					tried.remove(effect.id());
				}
				throw fault;
			}
		}

		private void delivered(Effect effect) {
			removeLast();
			last = effect;
			if (effect.tries().attempts() > 0 || effect.tries().uncertain()) {
				recovered.add(DeliveryFailures.id(document, effect));
			}
		}

		private void wait(Effect effect, Instant until) {
			stuck.add(effect.lane());
			wake = wake == null || until.isBefore(wake) ? until : wake;
		}

		private void givenUp(Result result) {
			// First, so that no effect is given up silently.
			failures.add(document, result.effect(), result.problem()).ifPresent(notice -> soon(notice, false));
			outbox.replace(document, result.effect());
			hopeless.add(DeliveryFailures.id(document, result.effect()));
			if (result.effect().nature() == Effect.Nature.GATE) {
				stuck.add(result.effect().lane());
			}
		}

		/** Whether all the effects can wait. */
		boolean isRoutine() {
			return effects.stream().allMatch(Effect::isRoutine);
		}

	}

	@Override
	public void close() {
		surroundings.instances().retire();
		if (!workers.end()) {
			surroundings.instances().leaveUnfinished();
		}
	}

}
