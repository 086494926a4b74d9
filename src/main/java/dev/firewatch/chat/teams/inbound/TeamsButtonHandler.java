package dev.firewatch.chat.teams.inbound;

import java.util.Map;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandExecutor;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.CommandRouter.Retried;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.TypedText;
import dev.firewatch.chat.teams.cards.CardButtons;
import dev.firewatch.chat.teams.cards.CardFields.Filling;
import dev.firewatch.chat.teams.cards.CardRenderer;
import dev.firewatch.chat.teams.cards.DialogJson;
import dev.firewatch.chat.teams.cards.FormCards;
import dev.firewatch.chat.teams.cards.FormState;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.TeamsReplyTarget;
import dev.firewatch.chat.teams.inbound.TeamsInbound.InboundText;
import dev.firewatch.people.Platform;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.schema.Activity;

/** Pressed buttons: those that change the card, and those that open a dialog. */
class TeamsButtonHandler {

	private final CommandRouter router;

	private final TeamsInbound hearing;

	private final TeamsAnswers answers;

	private final ReplyExecutor errands;

	private final CommandExecutor executor;

	TeamsButtonHandler(CommandRouter router, TeamsInbound hearing, TeamsAnswers answers, ReplyExecutor errands,
			CommandExecutor executor) {
		this.router = router;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
		this.executor = executor;
	}

	/** What came of it, and who pressed. */
	private record Answered(Reply reply, TeamsReplyTarget place) {
	}

	/** A button of a message, by an older client: nothing is shown but what is posted. */
	void submitted(Action pressed, Activity activity, String key) {
		Answered answered = acted(pressed, activity, key);
		errands.run(() -> answers.answer(answered.reply(), answered.place(), pressed));
	}

	/** A button that may change its card: the body of the response is what it shows. */
	ObjectNode executed(Action pressed, Activity activity, String key) {
		Answered answered = acted(pressed, activity, key);
		errands.run(() -> answers.answer(answered.reply(), answered.place(), pressed));
		if (answered.reply() instanceof Reply.Replace replace) {
			ObjectNode shown = TeamsJson.object().put("statusCode", 200).put("type", CardRenderer.CONTENT_TYPE);
			shown.set("value", answers.card(replace.message()));
			return shown;
		}
		return TeamsJson.object()
			.put("statusCode", 200)
			.put("type", "application/vnd.microsoft.activity.message")
			.put("value", line(answered.reply()));
	}

	/**
	 * A button that opens a dialog; what turns out to need none is done, and told there.
	 */
	ObjectNode fetched(Action pressed, Activity activity, String key) {
		Answered answered = acted(pressed, activity, key);
		if (answered.reply() instanceof Reply.Ask ask) {
			FormState state = TeamsAnswers.state(ask.form(), answered.place());
			return DialogJson.next(state, answers.dialog(state, Filling.NONE));
		}
		errands.run(() -> answers.answer(answered.reply(), answered.place(), pressed));
		return DialogJson.said(line(answered.reply()));
	}

	private Answered acted(Action pressed, Activity activity, String key) {
		TeamsReplyTarget stranger = hearing.stranger(activity);
		Retried meant = router.retried(pressed, key);
		TypedText typed = TypedText.text(Platform.TEAMS, reads(meant.action()),
				() -> router.retry(meant.action(), meant.key()));
		return executor.answer(typed, () -> {
			Caller caller = hearing.known(stranger, activity);
			return new Answered(acted(meant.action(), caller, meant.key()), stranger.of(caller));
		}, reply -> new Answered(reply, stranger));
	}

	private Reply acted(Action action, Caller caller, String key) {
		if (action.verb().equals(CardButtons.SAID)) {
			InboundText inboundText = hearing.typed(action.argument());
			return router.say(inboundText.text(), inboundText.mentions(), caller, key, hearing.now());
		}
		return router.press(action, caller, key, hearing.now());
	}

	private static String reads(Action action) {
		return action.verb().equals(CardButtons.SAID) ? action.argument()
				: (action.verb() + " " + action.argument()).strip();
	}

	/** The answer in one line, for where no more is shown. */
	static String line(Reply reply) {
		if (reply instanceof Reply.Say say) {
			return CardRenderer.fallback(say.message().fallback());
		}
		if (reply instanceof Reply.Whisper whisper) {
			return CardRenderer.fallback(whisper.message().fallback());
		}
		if (reply instanceof Reply.Replace replace) {
			return CardRenderer.fallback(replace.message().fallback());
		}
		if (reply instanceof Reply.Correct correct) {
			Map<String, String> problems = correct.problems();
			return CardRenderer.fallback(String.join(" ", problems.values()));
		}
		return reply instanceof Reply.Ask ask ? FormCards.title(ask.form()) : "Done.";
	}

}
