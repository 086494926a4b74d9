package dev.firewatch.chat.teams.inbound;

import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.teams.cards.CardFields.Filling;
import dev.firewatch.chat.teams.cards.FormCards;
import dev.firewatch.chat.teams.cards.FormState;
import dev.firewatch.chat.teams.connector.TeamsChats;
import dev.firewatch.chat.teams.connector.TeamsPosts;
import dev.firewatch.chat.teams.connector.TeamsReplyTarget;
import dev.firewatch.people.Platform;

/** Delivers an answer when it can't be the body of a response. */
class TeamsAnswers {

	private final TeamsPosts posts;

	private final FormCards forms;

	private final TeamsChats chats;

	private final boolean dialogs;

	TeamsAnswers(TeamsPosts posts, FormCards forms, TeamsChats chats, boolean dialogs) {
		this.posts = posts;
		this.forms = forms;
		this.chats = chats;
		this.dialogs = dialogs;
	}

	/**
	 * Answers.
	 * @param again asks for the form again, if it can't be shown at once
	 */
	void answer(Reply reply, TeamsReplyTarget target, Action again) {
		reply.accept(new TeamsDelivery(target, again)).run();
	}

	/** Delivers each kind of reply. */
	private final class TeamsDelivery implements Reply.ReplyVisitor<Runnable> {

		private final TeamsReplyTarget target;

		private final Action again;

		TeamsDelivery(TeamsReplyTarget target, Action again) {
			this.target = target;
			this.again = again;
		}

		@Override
		public Runnable say(Reply.Say reply) {
			return () -> posts.answer(target, reply.message());
		}

		@Override
		public Runnable whisper(Reply.Whisper reply) {
			return () -> TeamsAnswers.this.whisper(reply.message(), target);
		}

		@Override
		public Runnable ask(Reply.Ask reply) {
			return () -> TeamsAnswers.this.ask(reply.form(), target, again);
		}

		@Override
		public Runnable correct(Reply.Correct reply) {
			Message problems = Message.text(String.join(" ", reply.problems().values()));
			return () -> TeamsAnswers.this.whisper(problems, target);
		}

		@Override
		public Runnable replace(Reply.Replace reply) {
			return () -> TeamsAnswers.this.replace(reply.message(), target);
		}

		@Override
		public Runnable silent(Reply.Silent reply) {
			return () -> {
			};
		}

	}

	/**
	 * Shows the form in the conversation, as no dialog can be opened here. In a channel
	 * everybody would see it, so a button opens it for the person who presses.
	 */
	private void ask(Form form, TeamsReplyTarget target, Action again) {
		if (dialogs && !target.direct()) {
			String sentence = form.title() + ": this needs a form.";
			posts.answer(target, Message.of(sentence, Block.paragraph(Span.plain(sentence)),
					Block.buttons(Button.primary("Open the form", again))));
			return;
		}
		try {
			FormState state = state(form, target);
			posts.answer(target, posts.activity(forms.inline(state, Filling.NONE), form.title()));
		}
		catch (PlatformFailure failure) {
			if (failure.outcome() != FailureOutcome.PERMANENT) {
				throw failure;
			}
			whisper(Message.text(String.valueOf(failure.getMessage())), target);
		}
	}

	/** The state that a form opened here carries. */
	static FormState state(Form form, TeamsReplyTarget target) {
		MessageRef pressed = target.pressedOn();
		return new FormState(form, UUID.randomUUID().toString(), target.room().id(),
				pressed == null ? null : pressed.id());
	}

	ObjectNode dialog(FormState state, Filling filling) {
		return forms.dialog(state, filling);
	}

	/** Shows the form in the conversation with its mistakes, and what was typed. */
	void correct(FormState state, Filling filling, MessageRef form) {
		posts.update(form, posts.activity(forms.inline(state, filling), state.form().title()));
	}

	/** Closes the form in the conversation: it can't be filled in again. */
	void close(FormState state, MessageRef form) {
		Message done = Message.of(state.form().title() + ": sent",
				Block.aside(Span.plain("✓ " + state.form().title() + ": sent")));
		posts.update(form, posts.activity(posts.card(done), done.fallback()));
	}

	ObjectNode card(Message message) {
		return posts.card(message);
	}

	/**
	 * Answers one person alone: in a Teams channel everybody would read it, and others
	 * may not be allowed to know about it.
	 */
	private void whisper(Message message, TeamsReplyTarget target) {
		if (target.direct()) {
			posts.answer(target, message);
			return;
		}
		try {
			String chat = chats.with(target.caller().person().id());
			posts.answer(new TeamsReplyTarget(target.caller(), chat, true).in(new RoomRef(Platform.TEAMS, chat)),
					message);
		}
		catch (PlatformFailure failure) {
			if (failure.outcome() != FailureOutcome.PERMANENT) {
				throw failure;
			}
			String sentence = "I can only answer you privately, and I can't message you yet. Add the Firewatch app"
					+ " (Apps, Firewatch, Add), then ask again.";
			posts.answer(target,
					Message.of(sentence,
							Block.paragraph(
									new Span.Mention(target.caller().person().id(), target.caller().person().name()),
									Span.plain(" " + sentence))));
		}
	}

	private void replace(Message message, TeamsReplyTarget target) {
		MessageRef pressed = target.pressedOn();
		if (pressed == null || !posts.update(pressed, posts.activity(posts.card(message), message.fallback()))) {
			whisper(message, target);
		}
	}

}
