package dev.firewatch.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/** Measures how long a chat platform waits for our answer to what it sends. */
class AckFilter extends OncePerRequestFilter {

	static final String METER = "firewatch.ack";

	/** Where each platform sends to. */
	static final Map<String, String> GATEWAYS = Map.of("/slack/events", "slack", "/api/messages", "teams", "/local/say",
			"local", "/local/press", "local", "/local/submit", "local", "/local/capture", "local");

	private final MeterRegistry meters;

	AckFilter(MeterRegistry meters) {
		this.meters = meters;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		long began = System.nanoTime();
		try {
			chain.doFilter(request, response);
		}
		finally {
			timer(GATEWAYS.getOrDefault(request.getServletPath(), "other"), response.getStatus() / 100 + "xx")
				.record(Duration.ofNanos(System.nanoTime() - began));
		}
	}

	private Timer timer(String gateway, String status) {
		return Timer.builder(METER)
			.description("From a platform's request to our answer; Slack waits for three seconds")
			.tags("gateway", gateway, "status", status)
			// Whether answers come in time depends on the slowest.
			.publishPercentileHistogram()
			.minimumExpectedValue(Duration.ofMillis(1))
			.maximumExpectedValue(Duration.ofSeconds(5))
			.register(meters);
	}

}
