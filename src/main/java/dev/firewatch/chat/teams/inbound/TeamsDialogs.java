package dev.firewatch.chat.teams.inbound;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandExecutor;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.MentionedPerson;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.TypedText;
import dev.firewatch.chat.teams.cards.CardFields;
import dev.firewatch.chat.teams.cards.CardFields.Filling;
import dev.firewatch.chat.teams.cards.DialogJson;
import dev.firewatch.chat.teams.cards.FormState;
import dev.firewatch.chat.teams.connector.TeamsReplyTarget;
import dev.firewatch.chat.teams.inbound.TeamsInbound.InboundText;
import dev.firewatch.people.Platform;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.schema.Activity;
import org.jspecify.annotations.Nullable;

/** Forms that come back, from a dialog or from a card in the conversation. */
class TeamsDialogs {

	private final CommandRouter router;

	private final TeamsInbound hearing;

	private final TeamsAnswers answers;

	private final ReplyExecutor errands;

	private final CommandExecutor executor;

	TeamsDialogs(CommandRouter router, TeamsInbound hearing, TeamsAnswers answers, ReplyExecutor errands,
			CommandExecutor executor) {
		this.router = router;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
		this.executor = executor;
	}

	/** The reply, who sent the form, and what they had filled in. */
	private record Answered(Reply reply, TeamsReplyTarget place, Filling filling) {
	}

	/** A form in a dialog: empty if the dialog is to close. */
	Optional<ObjectNode> submitted(FormState state, JsonNode data, Activity activity) {
		Answered answered = acted(state, data, activity);
		if (answered.reply() instanceof Reply.Correct correct) {
			Filling filling = new Filling(answered.filling().typed(), correct.problems());
			return Optional.of(DialogJson.next(state, answers.dialog(state, filling)));
		}
		if (answered.reply() instanceof Reply.Ask ask) {
			FormState following = TeamsAnswers.state(ask.form(), answered.place());
			return Optional.of(DialogJson.next(following, answers.dialog(following, Filling.NONE)));
		}
		errands.run(() -> answers.answer(answered.reply(), answered.place(), state.form().action()));
		return answered.reply() instanceof Reply.Whisper
				? Optional.of(DialogJson.said(TeamsButtonHandler.line(answered.reply()))) : Optional.empty();
	}

	/**
	 * A form in the conversation: its message shows what was wrong, or that it is done.
	 */
	void filledIn(FormState state, JsonNode data, Activity activity) {
		Answered answered = acted(state, data, activity);
		String message = activity.getReplyToId();
		MessageRef form = message == null ? null
				: new MessageRef(new RoomRef(Platform.TEAMS, activity.getConversation().getId()), message);
		errands.run(() -> {
			if (answered.reply() instanceof Reply.Correct correct && form != null) {
				answers.correct(state, new Filling(answered.filling().typed(), correct.problems()), form);
				return;
			}
			if (form != null) {
				answers.close(state, form);
			}
			answers.answer(answered.reply(), answered.place(), state.form().action());
		});
	}

	private Answered acted(FormState state, JsonNode data, Activity activity) {
		TeamsReplyTarget stranger = hearing.stranger(activity);
		String first = state.form().fields().stream().map(Field::id).findFirst().orElse("");
		Filling typedSoFar = new Filling(values(state, data, null), Map.of());
		return executor.answer(TypedText.form(Platform.TEAMS, first), () -> {
			Caller known = hearing.known(stranger, activity);
			RoomRef room = new RoomRef(Platform.TEAMS, state.room());
			MessageRef pressed = state.message() == null ? null : new MessageRef(room, state.message());
			Caller caller = new Caller(known.person(), known.room(), room.equals(known.room()) ? pressed : null);
			Map<String, List<String>> values = values(state, data, stranger.conversation());
			InboundText inboundText = hearing
				.typed(values.values().stream().flatMap(List::stream).collect(Collectors.joining("\n")));
			// The same however often it is sent: nothing was done with it while it was
			// shown again with a mistake.
			String key = "form/" + state.key();
			Action action = state.form().action();
			Reply reply = router
				.submit(new Submission(action, values, inboundText.mentions(), caller, key, hearing.now()));
			return new Answered(reply, stranger.of(caller), new Filling(values, Map.of()));
		}, reply -> new Answered(reply, stranger, typedSoFar));
	}

	/**
	 * What was entered, by field.
	 * @param conversation where people that were chosen are looked up; null to leave them
	 * out
	 */
	private Map<String, List<String>> values(FormState state, JsonNode data, @Nullable String conversation) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		for (Field field : state.form().fields()) {
			JsonNode given = data.path(CardFields.FIELD + field.id());
			if (given.isValueNode() && !given.isNull()) {
				values.put(field.id(), entered(field, given.asText(), conversation));
			}
		}
		return values;
	}

	private List<String> entered(Field field, String text, @Nullable String conversation) {
		if (field instanceof Field.ChoiceField choice) {
			return chosen(choice.options(), text);
		}
		if (field instanceof Field.ChoicesField choices) {
			return chosen(choices.options(), text);
		}
		if (field instanceof Field.PeopleField) {
			return conversation == null ? List.of()
					: Stream.of(text.split("[,\\s]+"))
						.filter(one -> !one.isBlank())
						.map(one -> person(one, conversation))
						.toList();
		}
		return text.isEmpty() ? List.of() : List.of(text);
	}

	private static List<String> chosen(List<Field.Option> options, String text) {
		return Stream.of(text.split(","))
			.map(String::strip)
			.filter(number -> number.matches("\\d{1,4}") && Integer.parseInt(number) < options.size())
			.map(number -> options.get(Integer.parseInt(number)).value())
			.toList();
	}

	/** Chosen from the directory, or typed as a handle where there is none. */
	private String person(String one, String conversation) {
		List<MentionedPerson> mentioned = one.startsWith("@") ? hearing.typed(one).mentions() : List.of();
		return mentioned.isEmpty() ? hearing.person(one, null, conversation).value()
				: mentioned.get(0).person().value();
	}

}
