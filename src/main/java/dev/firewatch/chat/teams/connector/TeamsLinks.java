package dev.firewatch.chat.teams.connector;

import org.jspecify.annotations.Nullable;

/** Links to things in Teams. */
public class TeamsLinks {

	private static final String LINKS = "https://teams.microsoft.com/l/";

	/** Marks the link as one to a chat, the way Teams wants it. */
	private static final String CHAT = "&context=%7B%22contextType%22%3A%22chat%22%7D";

	private final TeamsReferences references;

	private final TeamsSettings settings;

	TeamsLinks(TeamsReferences references, TeamsSettings settings) {
		this.references = references;
		this.settings = settings;
	}

	/** The address of a channel or of a message in it; null if there is none. */
	@Nullable public String link(String conversation, @Nullable String message) {
		if (ConversationIds.isGroupChat(conversation)) {
			return LINKS
					+ (message == null ? "chat/" + Connector.encoded(conversation) + "/conversations"
							: "message/" + Connector.encoded(conversation) + "/" + Connector.encoded(message))
					+ "?tenantId=" + Connector.encoded(settings.tenantId()) + CHAT;
		}
		String channel = ConversationIds.channel(conversation);
		if (!ConversationIds.isChannel(channel)) {
			return null;
		}
		String root = conversation.equals(channel) ? null : ConversationIds.root(conversation, channel);
		String shown = message == null ? root : message;
		String team = references.room(channel)
			.map(Reference::team)
			.or(() -> settings.teams().stream().findFirst())
			.orElse(null);
		String parameters = "tenantId=" + Connector.encoded(settings.tenantId())
				+ (team == null ? "" : "&groupId=" + Connector.encoded(team));
		String address = LINKS + (shown == null ? "channel/" + Connector.encoded(channel) + "/incident"
				: "message/" + Connector.encoded(channel) + "/" + Connector.encoded(shown));
		return address + "?" + parameters + (root != null && message != null ? "&parentMessageId=" + root : "");
	}

}
