package dev.firewatch.chat.teams;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.schema.Activity;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.CommandRouter.Retried;
import dev.firewatch.chat.Guard;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Typed;
import dev.firewatch.chat.teams.CardFields.Filling;
import dev.firewatch.chat.teams.TeamsHearing.Heard;
import dev.firewatch.people.Platform;

/** Pressed buttons: those that change the card, and those that open a dialog. */
class TeamsPresses {

	private final CommandRouter router;

	private final TeamsHearing hearing;

	private final TeamsAnswers answers;

	private final TeamsErrands errands;

	private final Guard guard;

	TeamsPresses(CommandRouter router, TeamsHearing hearing, TeamsAnswers answers, TeamsErrands errands, Guard guard) {
		this.router = router;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
		this.guard = guard;
	}

	/** What came of it, and who pressed. */
	private record Answered(Reply reply, Place place) {
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
			return TeamsDialogs.next(state, answers.dialog(state, Filling.NONE));
		}
		errands.run(() -> answers.answer(answered.reply(), answered.place(), pressed));
		return TeamsDialogs.said(line(answered.reply()));
	}

	private Answered acted(Action pressed, Activity activity, String key) {
		Place stranger = hearing.stranger(activity);
		Retried meant = router.retried(pressed, key);
		Typed typed = Typed.text(Platform.TEAMS, reads(meant.action()),
				() -> router.retry(meant.action(), meant.key()));
		return guard.answer(typed, () -> {
			Caller caller = hearing.known(stranger, activity);
			return new Answered(acted(meant.action(), caller, meant.key()), stranger.of(caller));
		}, reply -> new Answered(reply, stranger));
	}

	private Reply acted(Action action, Caller caller, String key) {
		if (action.verb().equals(TeamsSaid.SAID)) {
			Heard heard = hearing.typed(action.argument());
			return router.say(heard.text(), heard.mentions(), caller, key, hearing.now());
		}
		return router.press(action, caller, key, hearing.now());
	}

	private static String reads(Action action) {
		return action.verb().equals(TeamsSaid.SAID) ? action.argument()
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
