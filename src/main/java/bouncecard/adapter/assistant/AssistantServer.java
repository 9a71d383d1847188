package bouncecard.adapter.assistant;

import bouncecard.adapter.assistant.ToolArguments.WrongArguments;
import bouncecard.app.Bouncecard;
import bouncecard.app.Format;
import bouncecard.app.Inputs;
import bouncecard.app.triage.TriageFormat;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers one assistant over two streams until the first of them ends.
///
/// What the tools are, what they take and what they give stands in `tools.json`. Nothing but
/// messages of the protocol goes to the output.
public final class AssistantServer {
  private static final Logger LOG = LoggerFactory.getLogger(AssistantServer.class);
  private static final String NAME = "bouncecard";

  /// Four times the longest text, whose characters may be escaped.
  private static final int LONGEST_MESSAGE = 32 << 20;

  private final McpJsonMapper mapper = new JacksonMcpJsonMapper(JsonMapper.builder().build());
  private final JsonNode described;
  private final AssistantTools tools;
  private final String version;

  /// A server.
  ///
  /// @param json answers for programs
  /// @param cards cards for people
  /// @param triages triages for programs
  /// @param inputs reads what is handed in as standard input
  /// @param version the program's
  public AssistantServer(
      Bouncecard bouncecard,
      Format json,
      Format cards,
      TriageFormat triages,
      Function<InputStream, Inputs> inputs,
      String version) {
    this.described = described();
    this.tools =
        new AssistantTools(
            bouncecard, json, cards, triages, inputs, described.path("notice").asString());
    this.version = version;
  }

  static JsonNode described() {
    try (InputStream in =
        Objects.requireNonNull(
            AssistantServer.class.getResourceAsStream("/bouncecard/assistant/tools.json"))) {
      return JsonMapper.builder().build().readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Answers until the input ends, and what was asked before is answered.
  public void run(InputStream in, OutputStream out) throws InterruptedException {
    MessageOutput output = new MessageOutput(out);
    MessageInput input = new MessageInput(in, output, LONGEST_MESSAGE);
    List<SyncToolSpecification> all = new ArrayList<>();
    for (JsonNode tool : described.path("tools")) {
      all.add(specified(tool));
    }
    McpSyncServer server =
        McpServer.sync(new StdioServerTransportProvider(mapper, input, output, LONGEST_MESSAGE))
            .serverInfo(NAME, version)
            .instructions(described.path("instructions").asString())
            .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
            .jsonMapper(mapper)
            // The tools hold their arguments to what they take, with a sentence of their own.
            .jsonSchemaValidator(
                (_, content) -> JsonSchemaValidator.ValidationResponse.asValid(text(content)))
            .validateToolInputs(false)
            .tools(all)
            .build();
    input.awaitEnd();
    server.closeGracefully();
  }

  private String text(Object content) {
    try {
      return mapper.writeValueAsString(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SyncToolSpecification specified(JsonNode tool) {
    try {
      return SyncToolSpecification.builder()
          .tool(mapper.readValue(tool.toString(), McpSchema.Tool.class))
          .callHandler((_, call) -> called(call))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private McpSchema.CallToolResult called(McpSchema.CallToolRequest call) {
    try {
      AssistantTools.Told told = tools.run(call.name(), ToolArguments.of(call.arguments()));
      return McpSchema.CallToolResult.builder()
          .addTextContent(described.path("notice").asString())
          .addTextContent(told.text())
          .structuredContent(mapper, told.object().toString())
          .isError(false)
          .build();
    } catch (WrongArguments e) {
      return refused(e.sentence());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      LOG.atError()
          .addKeyValue("tool", call.name())
          .addKeyValue("exception", e.getClass().getName())
          .log("failed");
      return refused("That went wrong here, and not because of what was asked.");
    }
  }

  private static McpSchema.CallToolResult refused(String sentence) {
    return McpSchema.CallToolResult.builder().addTextContent(sentence).isError(true).build();
  }
}
