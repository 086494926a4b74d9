package dev.firewatch.chat.teams.connector;

/** What the id of a conversation says about it. */
public final class ConversationIds {

	private static final String THREAD = ";messageid=";

	private ConversationIds() {
	}

	/** The channel that a thread is in; anything else is itself. */
	public static String channel(String conversation) {
		int thread = conversation.indexOf(THREAD);
		return thread < 0 ? conversation : conversation.substring(0, thread);
	}

	/** The message that a thread begins with, given the channel it is in. */
	static String root(String conversation, String channel) {
		return conversation.substring(channel.length() + THREAD.length());
	}

	/** Whether it is a channel itself, not one of its threads. */
	public static boolean isChannel(String conversation) {
		return conversation.matches("19:[^;]*@thread\\.(tacv2|skype)");
	}

	/** Whether it is a group chat, not a channel. */
	public static boolean isGroupChat(String conversation) {
		return conversation.matches("19:[^;]*@thread\\.v2");
	}

}
