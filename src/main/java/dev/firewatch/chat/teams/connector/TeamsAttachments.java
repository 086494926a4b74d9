package dev.firewatch.chat.teams.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firewatch.Sha256;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.teams.cards.TeamsJson;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The files in what Teams sends. */
public final class TeamsAttachments {

	/**
	 * Sent to the bot in its own chat; the address is good for a while, without a token.
	 */
	private static final String DOWNLOAD = "application/vnd.microsoft.teams.file.download.info";

	/** Kept in SharePoint, where an app may read only with an administrator's consent. */
	private static final String REFERENCE = "reference";

	private TeamsAttachments() {
	}

	/** What is attached to a message that was sent to the bot, or that it overheard. */
	public static List<SharedFile> of(List<? extends JsonNode> attachments) {
		List<SharedFile> files = new ArrayList<>();
		attachments.forEach(attachment -> add(attachment, files));
		return files;
	}

	/**
	 * What is attached to a message as Graph and the menu of a message show it, pictures
	 * in its text included.
	 */
	public static List<SharedFile> of(JsonNode payload) {
		List<SharedFile> files = new ArrayList<>();
		payload.path("attachments").forEach(attachment -> add(attachment, files));
		if ("html".equalsIgnoreCase(TeamsJson.text(payload, "body.contentType"))) {
			for (Element picture : Jsoup.parseBodyFragment(TeamsJson.text(payload, "body.content", ""))
				.select("img[src]")) {
				String address = picture.attr("src");
				if (address.startsWith("http") && !isEmoji(picture)) {
					files.add(picture(address, picture.attr("alt"), files.size()));
				}
			}
		}
		return files;
	}

	private static boolean isEmoji(Element picture) {
		return picture.attr("itemtype").toLowerCase(Locale.ROOT).contains("emoji");
	}

	private static SharedFile picture(String address, String name, int before) {
		String named = name.isBlank() || name.equalsIgnoreCase("image") ? "image-" + (before + 1) : name;
		return SharedFile.at(address, id(address), named, -1);
	}

	private static void add(JsonNode attachment, List<SharedFile> files) {
		String type = TeamsJson.text(attachment, "contentType", "");
		String address = TeamsJson.text(attachment, "contentUrl", "");
		String name = TeamsJson.text(attachment, "name", "");
		if (type.startsWith("image/") && !address.isEmpty()) {
			files.add(picture(address, name, files.size()));
		}
		else if (type.equals(DOWNLOAD)) {
			files.add(SharedFile.at(TeamsJson.text(attachment, "content.downloadUrl", ""),
					TeamsJson.text(attachment, "content.uniqueId", id(address)), name, -1));
		}
		else if (type.equals(REFERENCE)) {
			files.add(SharedFile.outOfReach(TeamsJson.text(attachment, "id", id(address)), name,
					"it is in SharePoint, where I may not read, at " + address));
		}
	}

	/** The same address is the same file. */
	private static String id(String address) {
		return Sha256.hex(address).substring(0, 16);
	}

}
