package dev.firewatch.chat.teams.inbound;

import java.util.Optional;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.InboundFlow;
import dev.firewatch.chat.InboundFlow.Answered;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.teams.cards.CardFields.Filling;
import dev.firewatch.chat.teams.cards.CardRenderer;
import dev.firewatch.chat.teams.cards.DialogJson;
import dev.firewatch.chat.teams.cards.FormState;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.TeamsReplyTarget;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.schema.Activity;

/** Pressed buttons: those that change the card, and those that open a dialog. */
class TeamsButtonHandler {

	private final InboundFlow flow;

	private final TeamsInbound hearing;

	private final TeamsAnswers answers;

	private final ReplyExecutor errands;

	TeamsButtonHandler(InboundFlow flow, TeamsInbound hearing, TeamsAnswers answers, ReplyExecutor errands) {
		this.flow = flow;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
	}

	/** A button pressed in an older client: it shows only what is posted. */
	void submitted(Action pressed, Activity activity, String key) {
		TeamsReplyTarget stranger = hearing.stranger(activity);
		Answered answered = flow.press(hearing.speaker(stranger, activity), pressed, key);
		errands.run(() -> answers.answer(answered.reply(), stranger.of(answered.caller()), pressed));
	}

	/** A button that may change its card: the body of the response is what it shows. */
	ObjectNode executed(Action pressed, Activity activity, String key) {
		TeamsReplyTarget stranger = hearing.stranger(activity);
		Answered answered = flow.press(hearing.speaker(stranger, activity), pressed, key);
		errands.run(() -> answers.answer(answered.reply(), stranger.of(answered.caller()), pressed));
		return answered.reply().accept(new OnCard());
	}

	/**
	 * A button that opens a dialog; if none turns out to be needed, the act is done and
	 * the dialog says so.
	 */
	ObjectNode fetched(Action pressed, Activity activity, String key) {
		TeamsReplyTarget stranger = hearing.stranger(activity);
		Answered answered = flow.press(hearing.speaker(stranger, activity), pressed, key);
		TeamsReplyTarget target = stranger.of(answered.caller());
		Optional<Form> form = answered.reply().asked();
		if (form.isPresent()) {
			FormState state = TeamsAnswers.state(form.get(), target);
			return DialogJson.next(state, answers.dialog(state, Filling.NONE));
		}
		errands.run(() -> answers.answer(answered.reply(), target, pressed));
		return DialogJson.said(ReplyLine.of(answered.reply()));
	}

	/** What a card shows after its button was pressed. */
	private final class OnCard implements Reply.ReplyVisitor<ObjectNode> {

		@Override
		public ObjectNode say(Reply.Say reply) {
			return line(reply);
		}

		@Override
		public ObjectNode whisper(Reply.Whisper reply) {
			return line(reply);
		}

		@Override
		public ObjectNode ask(Reply.Ask reply) {
			return line(reply);
		}

		@Override
		public ObjectNode correct(Reply.Correct reply) {
			return line(reply);
		}

		@Override
		public ObjectNode replace(Reply.Replace reply) {
			ObjectNode shown = TeamsJson.object().put("statusCode", 200).put("type", CardRenderer.CONTENT_TYPE);
			shown.set("value", answers.card(reply.message()));
			return shown;
		}

		@Override
		public ObjectNode silent(Reply.Silent reply) {
			return line(reply);
		}

		private static ObjectNode line(Reply reply) {
			return TeamsJson.object()
				.put("statusCode", 200)
				.put("type", "application/vnd.microsoft.activity.message")
				.put("value", ReplyLine.of(reply));
		}

	}

}
