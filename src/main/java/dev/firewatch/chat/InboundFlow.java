package dev.firewatch.chat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.firewatch.chat.Action.ActionMeaning;
import dev.firewatch.chat.CommandRouter.Retried;

/**
 * What happens to everything a platform sends: the sender is looked up, the text read,
 * the router lets the verb act, and the answer goes back; all but the last within the
 * time that the platform waits. A sender who can't be looked up in that time is answered
 * as a stranger.
 */
public final class InboundFlow {

	private final Hearing hearing;

	private final CommandRouter router;

	private final CommandExecutor executor;

	private final Clock clock;

	public InboundFlow(Hearing hearing, CommandRouter router, CommandExecutor executor, Clock clock) {
		this.hearing = hearing;
		this.router = router;
		this.executor = executor;
		this.clock = clock;
	}

	/**
	 * Who speaks.
	 *
	 * @param stranger as far as known without asking anybody: enough to answer them
	 * @param known looks them up, which can take a while
	 */
	public record Speaker(Caller stranger, Supplier<Caller> known) {
	}

	/** The reply, and who gets it. */
	public record Answered(Reply reply, Caller caller) {
	}

	/**
	 * Somebody says the text.
	 * @param text what is said, and offered again if it can't be done now
	 * @param heard reads it
	 * @param shown turns the reply into what the platform gets, in the same time
	 */
	public <T> T say(Speaker speaker, Action text, Supplier<HeardText> heard, String key, Function<Answered, T> shown) {
		return answer(typed(text, key), speaker, caller -> {
			HeardText said = heard.get();
			return router.say(said.text(), said.mentions(), caller, key, now());
		}, shown);
	}

	/** Somebody presses a button, or picks an option of a menu. */
	public Answered press(Speaker speaker, Action pressed, String key) {
		Retried meant = router.retried(pressed, key);
		Action action = meant.action();
		return answer(typed(action, meant.key()), speaker, caller -> {
			if (!action.is(ActionMeaning.TEXT) && !action.is(ActionMeaning.MARKUP)) {
				return router.press(action, caller, meant.key(), now());
			}
			HeardText said = action.is(ActionMeaning.TEXT) ? hearing.typed(action.argument())
					: hearing.heard(action.argument());
			return router.say(said.text(), said.mentions(), caller, meant.key(), now());
		}, Function.identity());
	}

	/**
	 * Somebody sends a form.
	 * @param firstField where to say what is wrong with the form as a whole
	 * @param values reads what was entered
	 */
	public <T> T submit(Speaker speaker, Action action, String firstField, Supplier<Map<String, List<String>>> values,
			String key, Function<Answered, T> shown) {
		return answer(TypedText.form(hearing.platform(), firstField), speaker, caller -> {
			Map<String, List<String>> entered = values.get();
			String all = entered.values().stream().flatMap(List::stream).collect(Collectors.joining("\n"));
			return router.submit(new Submission(action, entered, hearing.typed(all).mentions(), caller, key, now()));
		}, shown);
	}

	/**
	 * Somebody marks a message for the timeline; empty if there is none to take.
	 * @param again what retries it if it can't be confirmed
	 * @param message finds the message, then what to capture from it
	 */
	public Optional<Reply> capture(TypedText again, Captures captures, Supplier<Optional<Supplier<Captured>>> message) {
		return executor.answer(again,
				() -> message.get()
					.map(captured -> executor.act("capture", again, () -> captures.capture(captured.get()))),
				Optional::of);
	}

	/** Somebody removes their mark from the message. */
	public Reply uncapture(Speaker speaker, Captures captures, MessageRef message, String key) {
		TypedText nothing = TypedText.nothing(hearing.platform());
		return executor.answer(nothing, () -> {
			Caller caller = speaker.known().get();
			return executor.act("uncapture", nothing, () -> captures.uncapture(message, caller, key, now()));
		}, notAsked -> Reply.silent());
	}

	/** Notes something that needs no answer. */
	public void notice(Speaker speaker, Consumer<Caller> work) {
		answer(TypedText.nothing(hearing.platform()), speaker, caller -> {
			work.accept(caller);
			return Reply.silent();
		}, Function.identity());
	}

	private <T> T answer(TypedText typed, Speaker speaker, Function<Caller, Reply> work, Function<Answered, T> shown) {
		return executor.answer(typed, () -> {
			Caller caller = speaker.known().get();
			return shown.apply(new Answered(work.apply(caller), caller));
		}, reply -> shown.apply(new Answered(reply, speaker.stranger())));
	}

	private TypedText typed(Action action, String key) {
		String text = action.is(ActionMeaning.MARKUP) ? hearing.reads(action.argument()) : action.spoken();
		return TypedText.text(hearing.platform(), text, () -> router.retry(action, key));
	}

	/** The domain's time. */
	public Instant now() {
		return clock.instant();
	}

}
