package dev.firewatch.chat.slack.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.block.element.DatePickerElement;
import com.slack.api.model.block.element.MultiStaticSelectElement;
import com.slack.api.model.block.element.MultiUsersSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.block.element.UsersSelectElement;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Span;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Each kind of field as a block of a modal. The block's id is the field's, so that Slack
 * keeps what was typed and shows a mistake where it was made.
 */
class SlackFields implements Field.FieldRenderer<List<LayoutBlock>> {

	static final String ENTRY = "value";

	static final int LONGEST_INITIAL = 3_000;

	private static final int LONGEST_LABEL = 2_000;

	private static final int LONGEST_PLACEHOLDER = 150;

	private static final int LONGEST_OPTION_LABEL = 75;

	private static final int MOST_OPTIONS = 100;

	private static final int MOST_CHECKBOXES = 10;

	private final SlackSpans spans;

	private final Function<PersonId, Optional<String>> userIds;

	/** Stands for option values longer than Slack allows, by the value sent instead. */
	private final Map<String, String> longValues;

	SlackFields(Function<PersonId, Optional<String>> userIds, Map<String, String> longValues) {
		this.spans = new SlackSpans(userIds);
		this.userIds = userIds;
		this.longValues = longValues;
	}

	@Override
	public List<LayoutBlock> text(Field.TextField field) {
		int length = field.value().length();
		String hint = field.hint();
		if (length > LONGEST_INITIAL) {
			String warning = "Only the first %,d of %,d characters fit here; what you send replaces the whole text."
				.formatted(LONGEST_INITIAL, length);
			hint = hint == null ? warning : warning + " " + hint;
		}
		return input(field, hint,
				PlainTextInputElement.builder()
					.actionId(ENTRY)
					.multiline(field.multiline())
					.initialValue(length == 0 ? null : Cut.to(field.value(), LONGEST_INITIAL))
					.placeholder(field.placeholder() == null || field.placeholder().isBlank() ? null
							: SlackBlocks.plainText(Cut.to(field.placeholder(), LONGEST_PLACEHOLDER)))
					.build());
	}

	@Override
	public List<LayoutBlock> choice(Field.ChoiceField field) {
		List<OptionObject> options = options(field.options());
		List<OptionObject> initial = field.value() == null ? List.of()
				: chosen(field.options(), options, List.of(field.value()));
		return input(field, hint(field.options(), field.hint()),
				StaticSelectElement.builder()
					.actionId(ENTRY)
					.placeholder(SlackBlocks.plainText("Choose"))
					.options(options)
					.initialOption(initial.isEmpty() ? null : initial.get(0))
					.build());
	}

	@Override
	public List<LayoutBlock> choices(Field.ChoicesField field) {
		List<OptionObject> options = options(field.options());
		List<OptionObject> initial = chosen(field.options(), options, field.values());
		List<OptionObject> given = initial.isEmpty() ? null : initial;
		BlockElement element = options.size() <= MOST_CHECKBOXES
				? CheckboxesElement.builder().actionId(ENTRY).options(options).initialOptions(given).build()
				: MultiStaticSelectElement.builder()
					.actionId(ENTRY)
					.placeholder(SlackBlocks.plainText("Choose"))
					.options(options)
					.initialOptions(given)
					.build();
		return input(field, hint(field.options(), field.hint()), element);
	}

	@Override
	public List<LayoutBlock> people(Field.PeopleField field) {
		List<String> users = field.values().stream().flatMap(person -> userIds.apply(person).stream()).toList();
		BlockElement element = field.several()
				? MultiUsersSelectElement.builder()
					.actionId(ENTRY)
					.placeholder(SlackBlocks.plainText("Choose people"))
					.initialUsers(users.isEmpty() ? null : users)
					.build()
				: UsersSelectElement.builder()
					.actionId(ENTRY)
					.placeholder(SlackBlocks.plainText("Choose somebody"))
					.initialUser(users.isEmpty() ? null : users.get(0))
					.build();
		return input(field, null, element);
	}

	@Override
	public List<LayoutBlock> date(Field.DateField field) {
		return input(field, null,
				DatePickerElement.builder()
					.actionId(ENTRY)
					.placeholder(SlackBlocks.plainText("Choose a day"))
					.initialDate(field.value().isBlank() ? null : field.value())
					.build());
	}

	@Override
	public List<LayoutBlock> reading(Field.FieldReading field) {
		return richText(field.id(), field.spans());
	}

	List<LayoutBlock> text(String blockId, String text) {
		return richText(blockId, List.of(Span.strong(text)));
	}

	private List<LayoutBlock> richText(String blockId, List<Span> text) {
		var elements = spans.elements(text, SlackBlocks.LONGEST_TEXT);
		if (elements.isEmpty()) {
			return List.of();
		}
		return List.of(RichTextBlock.builder()
			.blockId(blockId)
			.elements(List.of(RichTextSectionElement.builder().elements(elements).build()))
			.build());
	}

	private static List<LayoutBlock> input(Field field, @Nullable String hint, BlockElement element) {
		return List.of(InputBlock.builder()
			.blockId(field.id())
			.label(SlackBlocks.plainText(Cut.to(field.label().isBlank() ? field.id() : field.label(), LONGEST_LABEL)))
			.hint(hint == null || hint.isBlank() ? null : SlackBlocks.plainText(Cut.to(hint, LONGEST_LABEL)))
			.optional(field.optional())
			.element(element)
			.build());
	}

	private List<OptionObject> options(List<Field.Option> options) {
		List<OptionObject> rendered = new ArrayList<>();
		for (Field.Option option : options.subList(0, Math.min(options.size(), MOST_OPTIONS))) {
			String value = option.value();
			// Slack also refuses an option without a value.
			if (value.isEmpty() || value.length() > SlackAction.LONGEST_OPTION) {
				value = "firewatch-" + longValues.size();
				longValues.put(value, option.value());
			}
			rendered.add(OptionObject.builder()
				.text(SlackBlocks
					.plainText(Cut.to(option.label().isBlank() ? "…" : option.label(), LONGEST_OPTION_LABEL)))
				.value(value)
				.build());
		}
		return rendered;
	}

	private static @Nullable String hint(List<Field.Option> options, @Nullable String hint) {
		if (options.size() <= MOST_OPTIONS) {
			return hint;
		}
		String left = "Only the first " + MOST_OPTIONS + " of " + options.size() + " are shown.";
		return hint == null ? left : left + " " + hint;
	}

	private static List<OptionObject> chosen(List<Field.Option> options, List<OptionObject> rendered,
			List<String> values) {
		List<OptionObject> chosen = new ArrayList<>();
		for (int i = 0; i < rendered.size(); i++) {
			if (values.contains(options.get(i).value())) {
				chosen.add(rendered.get(i));
			}
		}
		return chosen;
	}

}
