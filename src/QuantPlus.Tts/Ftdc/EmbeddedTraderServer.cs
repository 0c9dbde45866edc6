namespace QuantPlus.Ftdc.Embedded;

/// <summary>What only this family's interface has.</summary>
internal unsafe partial class EmbeddedTraderServer
{
    protected override void SubscribePrivateTopic(ResumeType nResumeType) => Resume(nResumeType);
}
