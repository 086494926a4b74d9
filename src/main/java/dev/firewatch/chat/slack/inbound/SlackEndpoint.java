package dev.firewatch.chat.slack.inbound;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.Arrays;

import com.google.gson.JsonParseException;
import com.slack.api.bolt.App;
import com.slack.api.bolt.jakarta_servlet.SlackAppServletAdapter;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where requests from Slack arrive once verified. An unreadable request is the sender's
 * mistake, not our fault; the sender learns nothing about either.
 */
class SlackEndpoint extends HttpServlet {

	private static final Logger log = LoggerFactory.getLogger(SlackEndpoint.class);

	private final transient App app;

	private static final int PLACES = 12;

	private final transient SlackAppServletAdapter adapter;

	SlackEndpoint(App app) {
		this.app = app;
		this.adapter = new SlackAppServletAdapter(app.config());
	}

	@Override
	protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String reference = UUID.randomUUID().toString().substring(0, 8);
		try {
			Request<?> read = adapter.buildSlackRequest(request);
			if (read == null) {
				return;
			}
			requireKey(read);
			adapter.writeResponse(response, app.run(read));
		}
		catch (NullPointerException | IllegalArgumentException | IllegalStateException | ClassCastException
				| IndexOutOfBoundsException | UnsupportedOperationException | JsonParseException | DateTimeException
				| StackOverflowError unreadable) {
			// Its message may quote what was sent.
			log.warn("Unreadable request {}: {} at {}", reference, unreadable.getClass().getSimpleName(),
					places(unreadable));
			refuse(response, HttpServletResponse.SC_BAD_REQUEST, reference);
		}
		catch (Exception fault) {
			log.error("Fault {}", reference, fault);
			refuse(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, reference);
		}
	}

	/** Every request acts only once, which needs a key. */
	private static void requireKey(Request<?> request) {
		String key = "";
		if (request instanceof SlashCommandRequest command) {
			key = command.getPayload().getTriggerId();
		}
		else if (request instanceof BlockActionRequest pressed) {
			key = pressed.getPayload().getTriggerId();
		}
		else if (request instanceof ViewSubmissionRequest form) {
			key = form.getPayload().getView().getId();
		}
		if (key == null) {
			throw new IllegalArgumentException("no key");
		}
	}

	/** Enough of the stack to find a fault of our own by. */
	private static String places(Throwable unreadable) {
		return Arrays.stream(unreadable.getStackTrace())
			.limit(PLACES)
			.map(StackTraceElement::toString)
			.collect(Collectors.joining(" < "));
	}

	private static void refuse(HttpServletResponse response, int status, String reference) throws IOException {
		response.resetBuffer();
		response.setStatus(status);
		response.setContentType("application/json");
		response.getWriter().write("{\"error\":\"" + reference + "\"}");
	}

}
