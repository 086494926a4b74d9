package dev.firewatch.chat.slack.inbound;

import java.time.Duration;
import java.util.Optional;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.slack.web.SlackIdentity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Signs in to Slack, and opens Socket Mode where that is configured, in the background:
 * an unreachable Slack never stops the start.
 */
class SlackConnection implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(SlackConnection.class);

	private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

	/**
	 * More than the executor takes, so that nobody waits outside its deadline: anybody
	 * beyond that is told at once.
	 */
	private static final int CONCURRENCY = 200;

	private final App app;

	private final SlackIdentity identity;

	private final Optional<String> appToken;

	private volatile @Nullable Thread starting;

	private volatile @Nullable SocketModeApp socket;

	SlackConnection(App app, SlackIdentity identity, Optional<String> appToken) {
		this.app = app;
		this.identity = identity;
		this.appToken = appToken;
	}

	@Override
	public void start() {
		Thread thread = new Thread(this::connect, "slack-connect");
		thread.setDaemon(true);
		starting = thread;
		thread.start();
	}

	private void connect() {
		Duration wait = FIRST_WAIT;
		while (!Thread.currentThread().isInterrupted() && !connected()) {
			try {
				Thread.sleep(wait.toMillis());
			}
			catch (InterruptedException stopping) {
				return;
			}
			wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
		}
	}

	private boolean connected() {
		try {
			identity.self();
			if (appToken.isPresent() && socket == null) {
				openSocket(appToken.get());
			}
			log.info("Connected to Slack{}", appToken.isPresent() ? " over Socket Mode" : "");
			return true;
		}
		catch (PlatformFailure failure) {
			log.warn("Slack can't be used yet: {}", failure.getMessage());
		}
		catch (Exception failure) {
			log.warn("Slack's Socket Mode can't be used yet: {}", failure.toString());
		}
		return false;
	}

	/** Whether Socket Mode is open. */
	boolean isConnected() {
		return socket != null;
	}

	private void openSocket(String token) throws Exception {
		SocketModeApp opening = new SocketModeApp(token, app, SocketModeClient.Backend.JavaWebSocket, CONCURRENCY);
		try {
			opening.startAsync();
		}
		catch (Exception failure) {
			opening.close();
			throw failure;
		}
		socket = opening;
	}

	@Override
	public void stop() {
		Thread thread = starting;
		if (thread != null) {
			thread.interrupt();
		}
		starting = null;
		SocketModeApp open = socket;
		socket = null;
		if (open != null) {
			try {
				open.close();
			}
			catch (Exception failure) {
				log.warn("Slack's Socket Mode did not close: {}", failure.toString());
			}
		}
	}

	@Override
	public boolean isRunning() {
		return starting != null;
	}

}
