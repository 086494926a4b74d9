package dev.firewatch.chat.slack.blocks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** Turns a form into a modal within Slack's limits. */
public class SlackFormRenderer {

	static final String CALLBACK = "firewatch-form";

	private static final int LONGEST_TITLE = 24;

	private static final int MOST_BLOCKS = 100;

	private final Function<PersonId, Optional<String>> userIds;

	public SlackFormRenderer(Function<PersonId, Optional<String>> userIds) {
		this.userIds = userIds;
	}

	/** The modal, which remembers where it was opened. */
	public View render(Form form, String room, @Nullable String thread, @Nullable String message) {
		Map<String, String> longValues = new LinkedHashMap<>();
		SlackFields fields = new SlackFields(userIds, longValues);
		List<LayoutBlock> title = form.title().length() > LONGEST_TITLE ? fields.text("firewatch-title", form.title())
				: List.of();
		List<LayoutBlock> blocks = Stream
			.concat(title.stream(), form.fields().stream().flatMap(field -> field.render(fields).stream()))
			.filter(Objects::nonNull)
			.toList();
		String metadata = new FormOrigin(form.action(), room, thread, message, longValues).encoded();
		if (blocks.size() > MOST_BLOCKS || metadata.length() > FormOrigin.LONGEST) {
			throw PlatformFailure.permanent("This form is larger than Slack allows. Give it as text instead: `"
					+ form.action().verb() + " …`.");
		}
		return View.builder()
			.type("modal")
			.callbackId(CALLBACK)
			.title(ViewTitle.builder().type("plain_text").text(title(form)).build())
			.submit(ViewSubmit.builder().type("plain_text").text(Cut.to(form.submitLabel(), LONGEST_TITLE)).build())
			.close(ViewClose.builder().type("plain_text").text("Cancel").build())
			.privateMetadata(metadata)
			.blocks(blocks)
			.build();
	}

	private static String title(Form form) {
		return form.title().isBlank() ? "Firewatch" : Cut.to(form.title(), LONGEST_TITLE);
	}

}
