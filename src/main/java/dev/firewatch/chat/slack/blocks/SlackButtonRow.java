package dev.firewatch.chat.slack.blocks;

import java.util.ArrayList;
import java.util.List;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.OverflowMenuElement;
import com.slack.api.model.block.element.StaticSelectElement;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Cut;

/**
 * Buttons in rows, the rest in a menu; one row object numbers all buttons of a message.
 */
class SlackButtonRow {

	private static final int LONGEST_LABEL = 75;

	private static final int MOST_IN_A_ROW = 25;

	private static final int MOST_IN_OVERFLOW = 5;

	private static final int MOST_OPTIONS = 100;

	private static final String LEFT_OUT = "“%s” is left out: its text is too long for a button. Send it again as text.";

	private int next;

	List<LayoutBlock> render(List<Button> shown, List<Button> more) {
		List<BlockElement> elements = new ArrayList<>();
		List<LayoutBlock> notes = new ArrayList<>();
		List<Button> options = new ArrayList<>();
		shown.forEach(button -> add(button, elements, notes));
		for (Button button : more) {
			boolean fits = SlackAction.encoded(button.action()).length() <= SlackAction.LONGEST_OPTION;
			if (fits && more.size() > 1 && options.size() < MOST_OPTIONS) {
				options.add(button);
			}
			else {
				add(button, elements, notes);
			}
		}
		if (!options.isEmpty()) {
			elements.add(menu(options));
		}
		List<LayoutBlock> blocks = new ArrayList<>();
		for (int from = 0; from < elements.size(); from += MOST_IN_A_ROW) {
			List<BlockElement> row = elements.subList(from, Math.min(from + MOST_IN_A_ROW, elements.size()));
			blocks.add(ActionsBlock.builder().elements(List.copyOf(row)).build());
		}
		blocks.addAll(notes);
		return blocks;
	}

	private void add(Button button, List<BlockElement> elements, List<LayoutBlock> notes) {
		String value = SlackAction.encoded(button.action());
		if (value.length() > SlackAction.LONGEST_VALUE) {
			String note = LEFT_OUT.formatted(label(button));
			notes.add(ContextBlock.builder().elements(List.of(SlackBlocks.plainText(note))).build());
			return;
		}
		elements.add(ButtonElement.builder()
			.actionId("firewatch-" + next++)
			.text(SlackBlocks.plainText(label(button)))
			.value(value)
			.style(button.primary() ? "primary" : null)
			.build());
	}

	private BlockElement menu(List<Button> buttons) {
		String actionId = "firewatch-" + next++;
		List<OptionObject> options = buttons.stream()
			.map(button -> OptionObject.builder()
				.text(SlackBlocks.plainText(label(button)))
				.value(SlackAction.encoded(button.action()))
				.build())
			.toList();
		if (options.size() <= MOST_IN_OVERFLOW) {
			return OverflowMenuElement.builder().actionId(actionId).options(options).build();
		}
		return StaticSelectElement.builder()
			.actionId(actionId)
			.placeholder(SlackBlocks.plainText("More"))
			.options(options)
			.build();
	}

	/** How many characters the button shows, or the note in its place. */
	static int length(Button button) {
		boolean fits = SlackAction.encoded(button.action()).length() <= SlackAction.LONGEST_VALUE;
		return label(button).length() + (fits ? 0 : LEFT_OUT.length());
	}

	private static String label(Button button) {
		return button.label().isBlank() ? "…" : Cut.to(button.label(), LONGEST_LABEL);
	}

}
