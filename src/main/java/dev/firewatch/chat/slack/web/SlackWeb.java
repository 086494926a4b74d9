package dev.firewatch.chat.slack.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.firewatch.chat.LeaseGuard;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;

/**
 * Every call to the Web API goes through here, named by its {@link SlackMethod}. One
 * client is patient; the other gives up early enough for a person who is waiting.
 */
public class SlackWeb {

	private final MethodsClient patient;

	private final MethodsClient brisk;

	private final SlackBudget budget;

	SlackWeb(MethodsClient patient, MethodsClient brisk, SlackBudget budget) {
		this.patient = patient;
		this.brisk = brisk;
		this.budget = budget;
	}

	/** One call to the Web API. */
	public interface SlackCall<T> {

		T on(MethodsClient client) throws IOException, SlackApiException;

	}

	/**
	 * Makes the call.
	 * @param doing what is attempted, continuing "Slack would not let me …"
	 */
	public <T extends SlackApiTextResponse> T call(SlackMethod method, String doing, SlackCall<T> slackCall) {
		return checked(method, doing, Set.of(), patient, slackCall);
	}

	/** Makes the call; the given errors count as success. */
	<T extends SlackApiTextResponse> T call(SlackMethod method, String doing, Set<String> fine,
			SlackCall<T> slackCall) {
		return checked(method, doing, fine, patient, slackCall);
	}

	/** Makes the call, and gives up soon. */
	<T extends SlackApiTextResponse> T briskly(SlackMethod method, String doing, SlackCall<T> slackCall) {
		return checked(method, doing, Set.of(), brisk, slackCall);
	}

	private <T extends SlackApiTextResponse> T checked(SlackMethod method, String doing, Set<String> fine,
			MethodsClient client, SlackCall<T> slackCall) {
		Duration silence = budget.silence(method);
		if (!silence.isZero()) {
			throw PlatformFailure.temporary("Slack wants me to wait before I " + doing + ".", silence);
		}
		LeaseGuard.check(doing);
		try {
			return answered(method, doing, fine, client, slackCall);
		}
		catch (SlackFailure failure) {
			if (failure.outcome() == FailureOutcome.TEMPORARY && failure.retryAfter() != null) {
				budget.silence(method, failure.retryAfter());
			}
			throw failure;
		}
	}

	private static <T extends SlackApiTextResponse> T answered(SlackMethod method, String doing, Set<String> fine,
			MethodsClient client, SlackCall<T> slackCall) {
		T response;
		try {
			response = slackCall.on(client);
		}
		catch (SlackApiException failure) {
			throw SlackErrors.http(method, doing, failure);
		}
		catch (IOException failure) {
			throw SlackErrors.network(method, doing, failure);
		}
		if (response == null) {
			throw new SlackFailure(FailureOutcome.UNKNOWN, "no_answer",
					"Slack gave no answer when I tried to " + doing + ".", null);
		}
		if (response.isOk()) {
			return response;
		}
		String code = response.getError() == null ? "unknown_error" : response.getError();
		if (fine.contains(code)) {
			return response;
		}
		throw SlackErrors.refused(method, doing, code, response.getNeeded());
	}

}
