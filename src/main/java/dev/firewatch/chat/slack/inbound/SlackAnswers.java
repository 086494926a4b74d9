package dev.firewatch.chat.slack.inbound;

import java.io.IOException;
import java.util.List;

import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.model.view.View;
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
import dev.firewatch.chat.slack.blocks.SlackFormRenderer;
import dev.firewatch.chat.slack.blocks.SlackMessageRenderer;
import dev.firewatch.chat.slack.blocks.SlackMessageRenderer.Rendered;
import dev.firewatch.chat.slack.web.SlackMethod;
import dev.firewatch.chat.slack.web.SlackPosts;
import dev.firewatch.chat.slack.web.SlackWeb;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

/** Delivers an answer when it can't be the body of a response. */
class SlackAnswers {

	private static final Runnable NOTHING = () -> {
	};

	private final SlackWeb web;

	private final SlackPosts posts;

	private final SlackMessageRenderer messages;

	private final SlackFormRenderer forms;

	private final Slack slack;

	SlackAnswers(SlackWeb web, SlackPosts posts, SlackMessageRenderer messages, SlackFormRenderer forms, Slack slack) {
		this.web = web;
		this.posts = posts;
		this.messages = messages;
		this.forms = forms;
		this.slack = slack;
	}

	/** Answers to a pressed button, a shortcut or a form. */
	void answer(Reply reply, SlackReplyTarget target, String triggerId, String key) {
		reply.accept(new SlackDelivery(target, triggerId, key)).run();
	}

	/** Answers where no form can be opened; a form's questions are left out. */
	void answer(Reply reply, SlackReplyTarget target, String key) {
		reply.accept(new SlackDelivery(target, null, key)).run();
	}

	/** Delivers each kind of reply. */
	private final class SlackDelivery implements Reply.ReplyVisitor<Runnable> {

		private final SlackReplyTarget target;

		private final @Nullable String triggerId;

		private final String key;

		SlackDelivery(SlackReplyTarget target, @Nullable String triggerId, String key) {
			this.target = target;
			this.triggerId = triggerId;
			this.key = key;
		}

		@Override
		public Runnable say(Reply.Say reply) {
			return () -> SlackAnswers.this.say(reply.message(), target, key);
		}

		@Override
		public Runnable whisper(Reply.Whisper reply) {
			return () -> SlackAnswers.this.whisper(reply.message(), target, key);
		}

		@Override
		public Runnable ask(Reply.Ask reply) {
			String trigger = triggerId;
			return trigger == null ? NOTHING : () -> open(reply.form(), target, trigger, key);
		}

		@Override
		public Runnable correct(Reply.Correct reply) {
			Message problems = Message.text(String.join(" ", reply.problems().values()));
			return () -> SlackAnswers.this.whisper(problems, target, key);
		}

		@Override
		public Runnable replace(Reply.Replace reply) {
			return () -> SlackAnswers.this.replace(reply.message(), target, key);
		}

		@Override
		public Runnable silent(Reply.Silent reply) {
			return NOTHING;
		}

	}

	void open(Form form, SlackReplyTarget target, String triggerId, String key) {
		try {
			MessageRef pressed = target.ephemeral() ? null : target.pressedOn();
			View view = forms.render(form, target.room().id(), target.thread(), pressed == null ? null : pressed.id());
			web.call(SlackMethod.VIEWS_OPEN, "open a form",
					client -> client.viewsOpen(r -> r.triggerId(triggerId).view(view)));
		}
		catch (PlatformFailure failure) {
			whisper(notOpened(form, String.valueOf(failure.getMessage())), target, key);
		}
	}

	private static Message notOpened(Form form, String problem) {
		return Message.of(problem, Block.paragraph(Span.plain(problem)),
				Block.buttons(Button.primary("Open the form", form.action())));
	}

	/** The form in place of the one that was sent. */
	View form(Form form, SlackReplyTarget target) {
		MessageRef pressed = target.pressedOn();
		return forms.render(form, target.room().id(), target.thread(), pressed == null ? null : pressed.id());
	}

	/** Offers a button that opens the form, where only pressing a button allows that. */
	static Reply offer(Form form, Action again) {
		String sentence = form.title() + ": this needs a form.";
		return new Reply.Whisper(Message.of(sentence, Block.paragraph(Span.plain(sentence)),
				Block.buttons(Button.primary("Open the form", again))));
	}

	Rendered rendered(Message message) {
		return messages.render(message);
	}

	void react(MessageRef message) {
		posts.react(message, "✅");
	}

	private void say(Message message, SlackReplyTarget target, String key) {
		try {
			posts.post(target.room(), target.thread(), message, key);
		}
		catch (PlatformFailure failure) {
			// The bot needn't be in the channel where somebody pressed its button.
			orDirectly(failure, message, target, "in_channel", key);
		}
	}

	private void whisper(Message message, SlackReplyTarget target, String key) {
		if (!message.pictures().isEmpty()) {
			whisperPictures(message, target, key);
			return;
		}
		if (target.responseUrl() != null) {
			respond(message, target.responseUrl(), "ephemeral", false);
			return;
		}
		try {
			posts.whisper(target.room(), target.thread(), target.userId(), message, key);
		}
		catch (PlatformFailure failure) {
			orDirectly(failure, message, target, "ephemeral", key);
		}
	}

	/**
	 * Slack shows nobody a picture in a channel that others don't see too, so what has
	 * pictures is sent to the person.
	 */
	private void whisperPictures(Message message, SlackReplyTarget target, String key) {
		try {
			posts.post(new RoomRef(Platform.SLACK, target.userId()), null, message, key);
		}
		catch (PlatformFailure failure) {
			whisper(message.inWords(), target, key);
			return;
		}
		if (!SlackPosts.isDirect(target.room())) {
			whisper(Message.text("Only you can see the pictures, so I sent the answer to you directly: \""
					+ message.fallback() + "\""), target, key);
		}
	}

	/** The person gets the answer even where the bot may not write. */
	private void orDirectly(PlatformFailure failure, Message message, SlackReplyTarget target, String type,
			String key) {
		if (failure.outcome() != FailureOutcome.PERMANENT) {
			throw failure;
		}
		if (target.responseUrl() != null) {
			respond(message, target.responseUrl(), type, false);
		}
		else {
			posts.post(new RoomRef(Platform.SLACK, target.userId()), null, message, key);
		}
	}

	private void replace(Message message, SlackReplyTarget target, String key) {
		MessageRef pressed = target.pressedOn();
		if (target.ephemeral() && target.responseUrl() != null) {
			respond(message, target.responseUrl(), "ephemeral", true);
		}
		else if (pressed != null) {
			posts.update(pressed, message, key);
		}
		else {
			whisper(message, target, key);
		}
	}

	private void respond(Message message, String url, String type, boolean replaces) {
		Rendered rendered = messages.render(message);
		ActionResponse response = ActionResponse.builder()
			.responseType(type)
			.replaceOriginal(replaces)
			.text(rendered.text())
			.blocks(List.copyOf(rendered.blocks()))
			.build();
		try {
			int status = new ActionResponseSender(slack).send(url, response).getCode();
			if (status >= 400) {
				throw PlatformFailure.temporary("Slack did not accept my answer (HTTP " + status + ").", null);
			}
		}
		catch (IOException failure) {
			throw new PlatformFailure(FailureOutcome.UNKNOWN, "Slack did not accept my answer.", null, failure);
		}
	}

}
