package dev.firewatch.chat.slack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.slack.SlackText.Heard;

/** Forms that come back. */
class SlackForms {

	private final CommandRouter router;

	private final SlackHearing hearing;

	private final SlackAnswers answers;

	private final SlackErrands errands;

	SlackForms(CommandRouter router, SlackHearing hearing, SlackAnswers answers, SlackErrands errands) {
		this.router = router;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
	}

	Response submitted(ViewSubmissionPayload payload, ViewSubmissionContext context) {
		View view = payload.getView();
		FormOrigin origin = FormOrigin.decoded(view.getPrivateMetadata());
		ViewSubmissionPayload.User user = payload.getUser();
		MessageRef pressed = origin.messageRef();
		Caller caller = hearing.caller(user.getId(), user.getUsername(), origin.room(),
				pressed == null ? null : pressed.id());
		Map<String, List<String>> values = values(view, origin);
		Heard heard = hearing.typed(values.values().stream().flatMap(List::stream).collect(Collectors.joining("\n")));
		// The hash changes with each version of the view, so a form sent again after a
		// mistake was shown is the same act: nothing was done with it before.
		String key = view.getId() + "/" + view.getHash();
		Reply reply = router
			.submit(new Submission(origin.action(), values, heard.mentions(), caller, key, hearing.now()));
		Place place = new Place(caller, user.getId(), origin.thread(), null, false);
		if (reply instanceof Reply.Correct correct) {
			return context.ackWithErrors(errors(correct, view));
		}
		if (reply instanceof Reply.Ask ask) {
			View next = answers.form(ask.form(), place);
			return context.ack(r -> r.responseAction("update").view(next));
		}
		errands.run(() -> answers.answer(reply, place, key));
		return context.ack();
	}

	/** Slack refuses a mistake at a field that can't be filled in. */
	private static Map<String, String> errors(Reply.Correct correct, View view) {
		Set<String> inputs = view.getBlocks()
			.stream()
			.filter(InputBlock.class::isInstance)
			.map(block -> ((InputBlock) block).getBlockId())
			.collect(Collectors.toSet());
		Map<String, String> errors = new LinkedHashMap<>();
		correct.problems().forEach((field, problem) -> {
			String at = inputs.contains(field) ? field : inputs.stream().findFirst().orElse(field);
			errors.merge(at, problem, (one, other) -> one + " " + other);
		});
		return errors;
	}

	private Map<String, List<String>> values(View view, FormOrigin origin) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		if (view.getState() != null && view.getState().getValues() != null) {
			view.getState()
				.getValues()
				.forEach((field, entries) -> entries.values()
					.stream()
					.findFirst()
					.ifPresent(entry -> values.put(field, entered(entry, origin))));
		}
		return values;
	}

	private List<String> entered(ViewState.Value entry, FormOrigin origin) {
		if (entry.getSelectedOption() != null) {
			return List.of(origin.value(entry.getSelectedOption().getValue()));
		}
		if (entry.getSelectedOptions() != null) {
			return entry.getSelectedOptions().stream().map(option -> origin.value(option.getValue())).toList();
		}
		if (entry.getSelectedUser() != null) {
			return List.of(person(entry.getSelectedUser()));
		}
		if (entry.getSelectedUsers() != null) {
			return entry.getSelectedUsers().stream().map(this::person).toList();
		}
		String text = entry.getValue() == null ? entry.getSelectedDate() : entry.getValue();
		return text == null ? List.of() : List.of(text);
	}

	private String person(String userId) {
		return hearing.caller(userId, null, null, null).person().id().value();
	}

}
