package dev.firewatch.chat.slack.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.slack.api.model.Attachment;
import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.TextObject;
import dev.firewatch.chat.SharedFile;
import org.jspecify.annotations.Nullable;

/**
 * What people see of a message: tools put it into attachments and blocks, and a forwarded
 * message is an attachment too.
 */
final class SlackReading {

	private static final Set<String> GONE = Set.of("tombstone", "hidden_by_limit");

	/** Canvases, lists and posts. */
	private static final Set<String> DOCUMENTS = Set.of("canvas", "quip", "space", "list", "docs", "post");

	private SlackReading() {
	}

	/** The message in Slack's markup; blank if there is nothing but files. */
	static String of(Message message) {
		Set<String> parts = new LinkedHashSet<>();
		add(message.getText(), parts);
		if (parts.isEmpty()) {
			add(message.getBlocks(), parts);
		}
		if (message.getAttachments() != null) {
			message.getAttachments().forEach(attachment -> add(attachment, parts));
		}
		String text = String.join("\n", parts);
		String bot = message.getBotId() == null ? null : name(message);
		return bot == null || text.isBlank() || text.startsWith(bot) ? text : bot + ": " + text;
	}

	/** The name under which a bot writes; null if it has none. */
	private static @Nullable String name(Message message) {
		if (message.getUsername() != null && !message.getUsername().isBlank()) {
			return message.getUsername();
		}
		return message.getBotProfile() == null ? null : message.getBotProfile().getName();
	}

	private static void add(@Nullable String text, Set<String> parts) {
		if (text != null && !text.isBlank()) {
			parts.add(text.strip());
		}
	}

	private static void add(Attachment attachment, Set<String> parts) {
		int before = parts.size();
		String author = attachment.getAuthorName();
		boolean forwarded = Boolean.TRUE.equals(attachment.isMsgUnfurl());
		if (!forwarded && attachment.getFromUrl() != null && !parts.isEmpty()) {
			// The preview of an address that stands in the text.
			return;
		}
		add(attachment.getPretext(), parts);
		add(attachment.getTitle(), parts);
		if (attachment.getText() != null && !attachment.getText().isBlank()) {
			add(forwarded && author != null ? author + ": " + attachment.getText() : attachment.getText(), parts);
		}
		if (attachment.getFields() != null) {
			attachment.getFields().forEach(field -> add(field.getTitle() + ": " + field.getValue(), parts));
		}
		add(attachment.getBlocks(), parts);
		if (parts.size() == before) {
			add(attachment.getFallback(), parts);
		}
	}

	private static void add(@Nullable List<LayoutBlock> blocks, Set<String> parts) {
		if (blocks == null) {
			return;
		}
		for (LayoutBlock block : blocks) {
			if (block instanceof HeaderBlock header && header.getText() != null) {
				add(header.getText().getText(), parts);
			}
			else if (block instanceof SectionBlock section) {
				add(section.getText() == null ? null : section.getText().getText(), parts);
				if (section.getFields() != null) {
					section.getFields().forEach(field -> add(field.getText(), parts));
				}
			}
			else if (block instanceof ContextBlock context && context.getElements() != null) {
				context.getElements().forEach(element -> {
					if (element instanceof TextObject text) {
						add(text.getText(), parts);
					}
				});
			}
		}
	}

	/** What is attached to the message. */
	static List<SharedFile> files(Message message) {
		List<SharedFile> files = new ArrayList<>();
		if (message.getFiles() != null) {
			message.getFiles().forEach(file -> files.add(file(file)));
		}
		if (message.getAttachments() != null) {
			message.getAttachments()
				.stream()
				.filter(attachment -> attachment.getFiles() != null)
				.forEach(attachment -> attachment.getFiles().forEach(file -> files.add(file(file))));
		}
		return files;
	}

	private static SharedFile file(File file) {
		String name = file.getName() == null || file.getName().isBlank() ? "a file" : file.getName();
		if (GONE.contains(String.valueOf(file.getMode()))) {
			return SharedFile.outOfReach(file.getId(), name, "Slack no longer has it");
		}
		if (DOCUMENTS.contains(String.valueOf(file.getMode()))) {
			return SharedFile.outOfReach(file.getId(), name,
					"it is a document of Slack's own, which is given out only as a page");
		}
		String address = file.getUrlPrivateDownload() == null ? file.getUrlPrivate() : file.getUrlPrivateDownload();
		if (file.isExternal()) {
			return SharedFile.outOfReach(file.getId(), name,
					"it is kept outside Slack" + (file.getUrlPrivate() == null ? "" : ", at " + file.getUrlPrivate()));
		}
		if (address == null) {
			return SharedFile.outOfReach(file.getId(), name, "Slack doesn't give it out to me");
		}
		return SharedFile.at(address, file.getId(), name, file.getSize() == null ? -1 : file.getSize());
	}

}
